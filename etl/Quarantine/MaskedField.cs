namespace BhytWarehouse.Etl.Quarantine;

/// <summary>One field of a held record as an operator may see it.</summary>
/// <param name="Shown">The value, or how long the masked one is.</param>
public sealed record MaskedField(string Document, int Row, string Name, string Shown, bool IsMasked)
{
    private const int LongestShown = 40;
    private const int LongestWord = 4;
    private const int DigitsOfAPerson = 9;
    private const int DigitsOfADay = 8;

    public static MaskedField Of(RecordField field) =>
        field.MayShow && MonthOf(field.Text) is { } month ? new MaskedField(field.Document, field.Row, field.Name, $"••• ({month})", IsMasked: true)
        : field.MayShow && IsHarmless(field.Text) ? new MaskedField(field.Document, field.Row, field.Name, field.Text, IsMasked: false)
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
            return digits < DigitsOfADay && (digits > 0 || letters <= LongestWord);
        }

        if (LooksLikeDay(text, out _))
        {
            return false;
        }

        // Separators do not make a long number harmless ("0123.456.789"); of money only the decimals are left out of the count.
        int point = text.LastIndexOf('.');
        bool hasDecimals = point > 0 && text.Length - point <= 4 && text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') < 0 && text.AsSpan(0, point).IndexOfAnyExceptInRange('0', '9') < 0;
        return (hasDecimals ? point : digits) < DigitsOfAPerson;
    }

    /// <summary>Of a day only the month is told, whichever field it stands in: it may be the birth of a child.</summary>
    private static string? MonthOf(string text) => text.Length <= LongestShown && LooksLikeDay(text, out string month) && month.Length > 0 ? month : null;

    /// <summary>yyyymmdd or ddmmyyyy with or without a time, and any three numbers with separators.</summary>
    private static bool LooksLikeDay(string text, out string month)
    {
        month = "";
        string[] parts = text.Split('/', '-', '.');
        if (parts.Length == 3 && parts.All(part => part.Length is 1 or 2 or 4 && part.All(char.IsAsciiDigit)))
        {
            int year = Array.FindIndex(parts, part => part.Length == 4);
            month = year is 0 or 2 ? $"{parts[year]}-{parts[1].PadLeft(2, '0')}" : "";
            return true;
        }

        if (text.Length is not (8 or 12 or 14) || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        bool isTime = text.Length == 8 || (Two(text, 8) < 24 && Two(text, 10) < 60);
        if (IsYear(text, 0) && Two(text, 4) <= 12 && Two(text, 6) <= 31 && isTime)
        {
            month = $"{text[..4]}-{text[4..6]}";
            return true;
        }

        return IsYear(text, 4) && Two(text, 0) <= 31 && Two(text, 2) <= 12 && isTime;
    }

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + (digits[at + 1] - '0');

    private static bool IsYear(string digits, int at) => Two(digits, at) is 19 or 20;
}
