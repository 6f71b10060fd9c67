namespace BhytWarehouse.Etl.Privacy;

/// <summary>A number by which somebody asks for a person: a card, a BHXH number or a citizen number. It lives in memory only, and never in a message.</summary>
public sealed class PersonNumber
{
    private PersonNumber(string card, string insurance, string citizen) => (Card, Insurance, Citizen) = (card, insurance, citizen);

    /// <summary>Fifteen characters; empty when another number was given.</summary>
    public string Card { get; }

    /// <summary>Ten digits, also those at the end of a card.</summary>
    public string Insurance { get; }

    /// <summary>Twelve digits, or the nine of an old identity card.</summary>
    public string Citizen { get; }

    /// <summary>What to look for in texts: a card also ends with the BHXH number, so that finds both.</summary>
    internal string Searched => Citizen.Length > 0 ? Citizen : Insurance;

    /// <summary>Null when the text is no such number.</summary>
    public static PersonNumber? Read(string? text)
    {
        string number = new([.. (text ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('.' or '-'))]);
        return number.Length switch
        {
            15 when char.IsAsciiLetter(number[0]) && char.IsAsciiLetter(number[1]) && IsDigits(number.AsSpan(2)) => new PersonNumber(number.ToUpperInvariant(), number[5..], ""),
            10 when IsDigits(number) => new PersonNumber("", number, ""),
            9 or 12 when IsDigits(number) => new PersonNumber("", "", number),
            _ => null,
        };
    }

    public override string ToString() => "•••";

    private static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
