using BhytWarehouse.Etl.Radar;

namespace BhytWarehouse.Jobs.Access;

/// <summary>The part of the province that an account may see: facilities and communes by their codes, empty for all of it.</summary>
internal sealed record AreaScope(IReadOnlyList<string> Facilities, IReadOnlyList<string> Communes)
{
    private const int LongestCode = 12;

    public static AreaScope Whole { get; } = new([], []);

    public bool IsWhole => Facilities.Count == 0 && Communes.Count == 0;

    /// <summary>Whether what is of this facility may be shown; what is of no facility is of the whole province.</summary>
    public bool HasFacility(string code) => IsWhole || Facilities.Contains(code, StringComparer.Ordinal);

    public bool HasCommune(string code) => IsWhole || Communes.Contains(code, StringComparer.Ordinal);

    /// <summary>Whether an alert about it may be shown; one of a whole feed concerns everybody.</summary>
    public bool HasSubject(AlertSubject subject) => subject.Kind switch
    {
        "Feed" => true,
        "Facility" => HasFacility(subject.Code),
        "AdministrativeUnit" => HasCommune(subject.Code),
        _ => IsWhole,
    };

    /// <param name="facilities">Codes with commas or blanks between them.</param>
    /// <param name="communes">The same.</param>
    /// <exception cref="AccountException">Something is no code.</exception>
    public static AreaScope Parse(string? facilities, string? communes) => new(Codes(facilities), Codes(communes));

    private static string[] Codes(string? text)
    {
        string[] codes = [.. (text ?? "").Split([',', ' ', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return codes.All(code => code.Length <= LongestCode && code.All(char.IsAsciiLetterOrDigit)) ? codes : throw new AccountException(AccountTexts.NotCodes);
    }
}
