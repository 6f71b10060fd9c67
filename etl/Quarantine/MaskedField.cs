namespace BhytWarehouse.Etl.Quarantine;

/// <summary>One field of a held record as an operator may see it.</summary>
/// <param name="Shown">The value, or how long the masked one is.</param>
public sealed record MaskedField(string Document, int Row, string Name, string Shown, bool IsMasked)
{
    private const int LongestShown = 40;
    private const int LongestWord = 4;
    private const int DigitsOfAPerson = 9;
    private const int FirstYearShown = 2020;

    public static MaskedField Of(RecordField field) => field.MayShow && IsHarmless(field.Text)
        ? new MaskedField(field.Document, field.Row, field.Name, field.Text, IsMasked: false)
        : new MaskedField(field.Document, field.Row, field.Name, $"••• ({field.Text.Length})", IsMasked: true);

    /// <summary>Whether a value can be nothing of a person even in the wrong field: what holds a record back is often a name or number where it does not belong.</summary>
    internal static bool IsHarmless(string text)
    {
        if (text.Length > LongestShown || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or ',' or '-' or '_' or '/' or ':' or ';' or '+' or '%'))
        {
            return false;
        }

        int letters = text.Count(char.IsAsciiLetter);
        int digits = text.Count(char.IsAsciiDigit);
        if (letters > 0)
        {
            return digits < DigitsOfAPerson && (digits > 0 || letters <= LongestWord);
        }

        if (LooksLikeDay(text, out int year))
        {
            return year >= FirstYearShown;
        }

        // Separators do not make a long number harmless ("0123.456.789"); of money only the decimals are left out of the count.
        int point = text.LastIndexOf('.');
        bool hasDecimals = point > 0 && text.Length - point <= 4 && text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') < 0 && text.AsSpan(0, point).IndexOfAnyExceptInRange('0', '9') < 0;
        return (hasDecimals ? point : digits) < DigitsOfAPerson;
    }

    /// <summary>yyyymmdd with or without a time, dd/MM/yyyy or yyyy-MM-dd.</summary>
    private static bool LooksLikeDay(string text, out int year)
    {
        year = 0;
        string[] parts = text.Split('/', '-', '.');
        if (parts.Length == 3 && parts.All(part => part.Length is 1 or 2 or 4 && part.All(char.IsAsciiDigit)))
        {
            string longest = parts.FirstOrDefault(part => part.Length == 4) ?? "";
            return longest.Length == 4 && int.TryParse(longest, System.Globalization.CultureInfo.InvariantCulture, out year);
        }

        if (text.Length is not (8 or 12 or 14) || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        int month = ((text[4] - '0') * 10) + (text[5] - '0');
        int day = ((text[6] - '0') * 10) + (text[7] - '0');
        bool isTime = text.Length == 8 || (((text[8] - '0') * 10) + (text[9] - '0') < 24 && ((text[10] - '0') * 10) + (text[11] - '0') < 60);
        year = int.Parse(text.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        return year is >= 1900 and < 2100 && month <= 12 && day <= 31 && isTime;
    }
}
