using System.Globalization;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Reads cells as values of the contract's kinds.</summary>
internal static class TableValues
{
    /// <summary>Ninety trillion đồng: SQLite keeps an amount as a binary number, which holds the hundredths of a larger one no more.</summary>
    private const long MostHundredths = 9_000_000_000_000_000;

    /// <summary>Reads a cell; the number is yyyymmdd, yyyymm, yyyy, hundredths, thousandths, a count, a flag or a code of sex, by the kind.</summary>
    public static ValueState Read(TableField field, TableCell cell, bool countsFrom1904, out string text, out long number)
    {
        text = "";
        number = 0;
        switch (cell.Kind)
        {
            case TableCellKind.Empty:
                return ValueState.Empty;
            case TableCellKind.Error:
                return ValueState.Wrong;
            default:
                break;
        }

        text = cell.Text;
        switch (field.Kind)
        {
            case TableFieldKind.Text or TableFieldKind.PersonName:
                return field.Length == 0 || text.Length <= field.Length ? ValueState.Read : ValueState.Wrong;
            case TableFieldKind.Code:
                return Is((field.Length == 0 || text.Length <= field.Length) && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_'));
            case TableFieldKind.Digits:
                return Is(text.Length == field.Length && IsDigits(text));
            case TableFieldKind.BhxhNumber:
                return Is(text.Length == 10 && IsDigits(text));
            case TableFieldKind.CitizenId:
                return Is(text.Length == 12 && IsDigits(text));
            case TableFieldKind.Card:
                return Is(IsCard(text));
            case TableFieldKind.Sex:
                number = HeadingText.Fold(text) switch { "1" or "nam" => 1, "2" or "nu" => 2, "3" or "khongxacdinh" or "chuaxacdinh" => 3, _ => 0 };
                return Is(number > 0);
            case TableFieldKind.Flag:
                number = HeadingText.Fold(text) switch { "1" or "x" or "co" or "true" or "yes" => 1, "0" or "khong" or "false" or "no" => 0, _ => -1 };
                return Is(number >= 0);
            case TableFieldKind.Date:
                return Date(cell, countsFrom1904, out number);
            case TableFieldKind.BirthDate:
                return Birth(cell, countsFrom1904, out number);
            case TableFieldKind.Month:
                return Is(TryMonth(cell, countsFrom1904, out number));
            case TableFieldKind.Year:
                return Is(TryYear(text, out number));
            case TableFieldKind.Amount:
                return Figure(cell, 2, out number);
            case TableFieldKind.Number:
                return Figure(cell, 3, out number);
            case TableFieldKind.Count:
                ValueState state = Figure(cell, 0, out number);
                return state == ValueState.Read && number < 0 ? ValueState.Wrong : state;
            default:
                throw new InvalidOperationException($"{field.Name} has the unknown kind {field.Kind}.");
        }
    }

    public static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static ValueState Is(bool holds) => holds ? ValueState.Read : ValueState.Wrong;

    private static bool IsCard(string text) =>
        text.Length == 15 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && text[2] is >= '1' and <= '5' && IsDigits(text.AsSpan(3));

    private static ValueState Date(TableCell cell, bool countsFrom1904, out long key)
    {
        key = cell.DateKey;
        if (cell.Kind == TableCellKind.Day)
        {
            return ValueState.Read;
        }

        if (cell.Kind == TableCellKind.Number && cell.Number is >= 1 and < 200_000)
        {
            return Is(TrySerial(cell.Number, countsFrom1904, out key));
        }

        ReadOnlySpan<char> text = WithoutMidnight(cell.Text);
        if (text.Length == 8 && IsDigits(text))
        {
            return Is(TryDay(Number(text[..4]), Number(text[4..6]), Number(text[6..]), out key));
        }

        if (!TryParts(text, out int first, out int second, out int third))
        {
            return ValueState.Wrong;
        }

        if (text.IndexOfAny('-', '/', '.') == 4)
        {
            return Is(TryDay(first, second, third, out key));
        }

        if (third < 1000)
        {
            return ValueState.Wrong;
        }

        return TryDay(third, second, first, out key) ? ValueState.Read : TryDay(third, first, second, out long _) ? ValueState.MonthFirst : ValueState.Wrong;
    }

    private static ValueState Birth(TableCell cell, bool countsFrom1904, out long key)
    {
        ReadOnlySpan<char> text = cell.Text;
        bool isYearOnly = cell.Kind != TableCellKind.Day && IsDigits(text) && (text.Length == 4 || (text.Length == 8 && text.EndsWith("0000")));
        if (!isYearOnly)
        {
            return Date(cell, countsFrom1904, out key);
        }

        key = Number(text[..4]) * 10_000L;
        return Is(key > 0);
    }

    private static bool TryMonth(TableCell cell, bool countsFrom1904, out long key)
    {
        key = cell.DateKey / 100;
        if (cell.Kind == TableCellKind.Day)
        {
            return true;
        }

        if (cell.Kind == TableCellKind.Number && cell.Number is >= 1 and < 150_000)
        {
            bool isDay = TrySerial(cell.Number, countsFrom1904, out key);
            key /= 100;
            return isDay;
        }

        ReadOnlySpan<char> text = cell.Text;
        if (text.Length == 6 && IsDigits(text))
        {
            return TryMonth(Number(text[..4]), Number(text[4..]), out key);
        }

        if (text.Length == 8 && IsDigits(text))
        {
            bool isDay = TryDay(Number(text[..4]), Number(text[4..6]), Number(text[6..]), out key);
            key /= 100;
            return isDay;
        }

        // "07/2026", "2026-07", "Tháng 7 năm 2026", "T7/2026", "Quý"-less: two groups of digits, one of them a year.
        Span<int> groups = stackalloc int[3];
        int count = DigitGroups(text, groups);
        return count switch
        {
            2 => groups[0] >= 1000 ? TryMonth(groups[0], groups[1], out key) : TryMonth(groups[1], groups[0], out key),
            3 => groups[0] >= 1000 ? TryDay(groups[0], groups[1], groups[2], out key) && Shorten(ref key) : TryDay(groups[2], groups[1], groups[0], out key) && Shorten(ref key),
            _ => false,
        } && IsMonthWording(text);
    }

    private static bool Shorten(ref long dayKey)
    {
        dayKey /= 100;
        return true;
    }

    private static bool IsMonthWording(ReadOnlySpan<char> text)
    {
        string folded = HeadingText.Fold(text);
        return string.Concat(folded.Where(char.IsAsciiLetter)) is "" or "t" or "thang" or "thangnam" or "tnam" or "nam" or "ky" or "kythang" or "kythangnam" or "ngaythangnam" or "month";
    }

    private static int DigitGroups(ReadOnlySpan<char> text, Span<int> groups)
    {
        int count = 0;
        bool isInside = false;
        foreach (char letter in text)
        {
            if (!char.IsAsciiDigit(letter))
            {
                isInside = false;
                continue;
            }

            if (!isInside)
            {
                if (count == groups.Length)
                {
                    return 0;
                }

                groups[count++] = 0;
                isInside = true;
            }

            if (groups[count - 1] > 9999)
            {
                return 0;
            }

            groups[count - 1] = (groups[count - 1] * 10) + (letter - '0');
        }

        return count;
    }

    private static bool TryYear(string text, out long year)
    {
        Span<int> groups = stackalloc int[3];
        year = DigitGroups(text, groups) == 1 ? groups[0] : 0;
        string words = string.Concat(HeadingText.Fold(text).Where(char.IsAsciiLetter));
        return year is >= 1900 and <= 9999 && words is "" or "nam" or "year";
    }

    private static bool TryMonth(int year, int month, out long key)
    {
        key = (year * 100L) + month;
        return year is >= 1900 and <= 9999 && month is >= 1 and <= 12;
    }

    private static bool TryDay(int year, int month, int day, out long key)
    {
        bool isDay = year is >= 1900 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        key = isDay ? (year * 10_000L) + (month * 100) + day : 0;
        return isDay;
    }

    /// <summary>A day as a workbook counts it, in a cell that is not formatted as one.</summary>
    private static bool TrySerial(decimal serial, bool countsFrom1904, out long key)
    {
        key = 0;
        if (serial != decimal.Truncate(serial))
        {
            return false;
        }

        // The count from 1900 has a day too many, the 29th of February 1900, so it starts a day early from March on.
        DateOnly day = countsFrom1904 ? new DateOnly(1904, 1, 1).AddDays((int)serial) : new DateOnly(1899, serial < 60 ? 12 : 12, serial < 60 ? 31 : 30).AddDays((int)serial);
        key = (day.Year * 10_000L) + (day.Month * 100) + day.Day;
        return day.Year is >= 1900 and <= 9999;
    }

    private static bool TryParts(ReadOnlySpan<char> text, out int first, out int second, out int third)
    {
        first = second = third = 0;
        int one = text.IndexOfAny('-', '/', '.');
        if (one is < 1 or > 4)
        {
            return false;
        }

        int two = text[(one + 1)..].IndexOf(text[one]);
        ReadOnlySpan<char> middle = two < 0 ? default : text.Slice(one + 1, two);
        ReadOnlySpan<char> last = two < 0 ? default : text[(one + two + 2)..];
        if (!IsDigits(text[..one]) || !IsDigits(middle) || !IsDigits(last) || middle.Length > 2 || last.Length > 4)
        {
            return false;
        }

        (first, second, third) = (Number(text[..one]), Number(middle), Number(last));
        return true;
    }

    private static ReadOnlySpan<char> WithoutMidnight(string text)
    {
        int at = text.AsSpan().IndexOfAny(' ', 'T');
        return at > 0 && text.AsSpan(at + 1) is "00:00" or "00:00:00" or "0:00" or "0:00:00" or "00:00:00.000" ? text.AsSpan(0, at) : text;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ValueState Figure(TableCell cell, int decimals, out long scaled)
    {
        scaled = 0;
        if (cell.Kind == TableCellKind.Number)
        {
            // Workbooks hold binary numbers: 0.1 + 0.2 is told from a figure with too many decimals only after rounding.
            return Is(TryScale(decimal.Round(cell.Number, 6), decimals, out scaled));
        }

        if (cell.Kind != TableCellKind.Text)
        {
            return ValueState.Wrong;
        }

        if (cell.Text is "-" or "–")
        {
            return ValueState.Empty;
        }

        return Is(TryPlain(cell.Text, decimals, out string plain)
            && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal figure)
            && TryScale(figure, decimals, out scaled));
    }

    private static bool TryScale(decimal figure, int decimals, out long scaled)
    {
        scaled = 0;
        decimal factor = decimals switch { 0 => 1, 2 => 100, _ => 1000 };
        if (Math.Abs(figure) > MostHundredths / factor || decimal.Truncate(figure * factor) != figure * factor)
        {
            return false;
        }

        scaled = (long)(figure * factor);
        return true;
    }

    /// <summary>Takes the marks between thousands out and writes a point before the decimals; false when the marks can be read in two ways or in none.</summary>
    private static bool TryPlain(string text, int decimals, out string plain)
    {
        plain = text;
        int points = text.Count(letter => letter == '.');
        int commas = text.Count(letter => letter == ',');
        if (points + commas == 0)
        {
            return true;
        }

        if (points > 0 && commas > 0)
        {
            // The mark that comes last and once parts the decimals; the other groups thousands.
            char last = text.LastIndexOf('.') > text.LastIndexOf(',') ? '.' : ',';
            char group = last == '.' ? ',' : '.';
            int at = text.LastIndexOf(last);
            plain = text[..at].Replace(group.ToString(), "", StringComparison.Ordinal) + "." + text[(at + 1)..];
            return (last == '.' ? points : commas) == 1 && IsGrouped(text.AsSpan(0, at), group);
        }

        char mark = points > 0 ? '.' : ',';
        int count = points + commas;
        if (count > 1)
        {
            plain = text.Replace(mark.ToString(), "", StringComparison.Ordinal);
            return IsGrouped(text, mark);
        }

        int place = text.IndexOf(mark);
        ReadOnlySpan<char> whole = text.AsSpan(0, place).TrimStart('-').TrimStart('+');
        bool mayGroup = text.Length - place - 1 == 3 && whole.Length is >= 1 and <= 3 && whole[0] != '0';
        if (mayGroup && decimals == 3)
        {
            return false;
        }

        // With at most two decimals, three digits behind the only mark are a group of thousands.
        plain = mayGroup ? text.Remove(place, 1) : string.Concat(text.AsSpan(0, place), ".", text.AsSpan(place + 1));
        return true;
    }

    private static bool IsGrouped(ReadOnlySpan<char> text, char group)
    {
        text = text.TrimStart('-').TrimStart('+');
        int first = text.IndexOf(group);
        if (first < 0)
        {
            return IsDigits(text);
        }

        if (first is < 1 or > 3 || !IsDigits(text[..first]))
        {
            return false;
        }

        for (text = text[first..]; text.Length > 0; text = text[4..])
        {
            if (text.Length < 4 || text[0] != group || !IsDigits(text[1..4]))
            {
                return false;
            }
        }

        return true;
    }
}
