using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Counts the rows of one sheet for the witness: finds the few columns it knows by their headings and reads nothing else.</summary>
/// <remarks>Shares no line with the reader: folding, headings, months and amounts are read by code of its own, from the same written rules.</remarks>
/// <param name="takesParts">Counts also below headings that lack a required column: when no sheet of the file has them all the reader refuses it, and what it brought is still told.</param>
internal sealed class SheetTally(IReadOnlyList<CountedLayout> layouts, bool countsFrom1904, bool takesParts, ReceivedCount received)
{
    private const int RowsLookedAt = 100;

    private readonly List<ScannedRow> _held = [];
    private Columns? _columns;
    private bool _isLookedAt;
    private int _rowsBelow;
    private string _titleFacility = "";
    private int _titleMonth = -1;

    public void Take(ScannedRow row)
    {
        if (row.IsBlank)
        {
            return;
        }

        if (_isLookedAt)
        {
            if (_columns is not null)
            {
                Count(row, isAbove: false);
            }

            return;
        }

        _held.Add(row.Copy());
        if (_held.Count == RowsLookedAt)
        {
            Look();
        }
    }

    public void End()
    {
        if (!_isLookedAt)
        {
            Look();
        }
    }

    private void Look()
    {
        _isLookedAt = true;
        int origin = Origin();
        if (origin < 0)
        {
            _held.Clear();
            return;
        }

        _columns = Headings() ?? (takesParts ? KeyHeadings() : null);
        if (_columns is null)
        {
            // The reader has to leave the sheet, or refuse it.
            _held.Clear();
            return;
        }

        if (_columns.Layout.IsFacilityInTitle)
        {
            _titleFacility = Facility(TitleValue(_columns.Layout.Facility, _columns.Row));
        }

        if (_columns.Layout.IsMonthInTitle)
        {
            string text = TitleValue(_columns.Layout.Month, _columns.Row, out bool isNumber);
            _titleMonth = Month(text, isNumber);
        }

        for (int row = origin; row < _held.Count; row++)
        {
            Count(_held[row], isAbove: row <= _columns.Row + (_columns.IsPair ? 1 : 0));
        }

        _held.Clear();
    }

    /// <summary>The first row, or pair of rows, that names every required column of a layout, or the one after it when that names more; null when there is none, or when another names more than any of these.</summary>
    private Columns? Headings()
    {
        Columns? found = null;
        int most = 0;
        for (int row = 0; row < _held.Count && (found is null || row <= found.Row + 1); row++)
        {
            foreach (CountedLayout layout in layouts)
            {
                foreach (bool isPair in (ReadOnlySpan<bool>)[false, true])
                {
                    if (row + (isPair ? 1 : 0) >= _held.Count)
                    {
                        continue;
                    }

                    (int named, bool isWhole) = NamedAt(layout, row, isPair);
                    most = Math.Max(most, named);
                    if (isWhole && (found is null || named > found.Count || (named == found.Count && found.IsPair && !isPair)))
                    {
                        found = ColumnsAt(layout, row, isPair) is { } columns ? columns with { Count = named } : found;
                    }
                }
            }
        }

        return found is not null && most > found.Count ? null : found;
    }

    /// <summary>The folded text of a cell, empty for numbers and for the words of Excel for a cell that could not be computed: neither names a column.</summary>
    private static string HeadingAt(ScannedRow row, int column) =>
        row.IsNumber(column) || row[column] is "#REF!" or "#N/A" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NULL!" or "#NUM!" or "#SPILL!" or "#CALC!" or "#GETTING_DATA" ? "" : Folded(row[column]);

    /// <summary>The row that names the keys of a layout and the most of its columns.</summary>
    private Columns? KeyHeadings()
    {
        Columns? found = null;
        for (int row = 0; row < _held.Count; row++)
        {
            foreach (CountedLayout layout in layouts)
            {
                foreach (bool isPair in (ReadOnlySpan<bool>)[false, true])
                {
                    if (ColumnsAt(layout, row, isPair) is { } columns && NamedAt(layout, row, isPair).Named is var named && (found is null || named > found.Count))
                    {
                        found = columns with { Count = named };
                    }
                }
            }
        }

        return found;
    }

    /// <summary>How many columns of the layout the row names, and whether all that are required are among them.</summary>
    private (int Named, bool IsWhole) NamedAt(CountedLayout layout, int row, bool isPair)
    {
        HashSet<string> headings = new(StringComparer.Ordinal);
        ScannedRow upper = _held[row];
        ScannedRow? lower = isPair ? _held[row + 1] : null;
        string group = "";
        for (int column = 0; column < Math.Max(upper.CellCount, lower?.CellCount ?? 0); column++)
        {
            string own = HeadingAt(upper, column);
            string below = lower is null ? "" : HeadingAt(lower, column);
            group = own.Length > 0 ? own : group;
            headings.Add(below.Length == 0 ? own : layout.Columns.Any(field => field.Headings.Contains(group + below)) ? group + below : below);
        }

        return (layout.Columns.Count(field => field.Headings.Overlaps(headings)), layout.Columns.All(field => !field.IsRequired || field.Headings.Overlaps(headings)));
    }

    /// <summary>The row below the first that names the keys of a layout, -1 when none does.</summary>
    private int Origin()
    {
        for (int row = 0; row < _held.Count; row++)
        {
            if (layouts.Any(layout => ColumnsAt(layout, row, isPair: false) is not null))
            {
                return row + 1;
            }

            if (layouts.Any(layout => ColumnsAt(layout, row, isPair: true) is not null) && !layouts.Any(layout => ColumnsAt(layout, row + 1, isPair: false) is not null))
            {
                return row + 2;
            }
        }

        return -1;
    }

    private Columns? ColumnsAt(CountedLayout layout, int row, bool isPair)
    {
        if (row + (isPair ? 1 : 0) >= _held.Count)
        {
            return null;
        }

        ScannedRow upper = _held[row];
        ScannedRow? lower = isPair ? _held[row + 1] : null;
        int width = Math.Max(upper.CellCount, lower?.CellCount ?? 0);
        int Find(IReadOnlySet<string> names)
        {
            string group = "";
            int alone = -1;
            for (int column = 0; column < width; column++)
            {
                string own = HeadingAt(upper, column);
                string below = lower is null ? "" : HeadingAt(lower, column);
                group = own.Length > 0 ? own : group;
                if (below.Length > 0 && names.Contains(group + below))
                {
                    return column;
                }

                if (alone < 0 && (below.Length > 0 ? names.Contains(below) : own.Length > 0 && names.Contains(own)))
                {
                    alone = column;
                }
            }

            return alone;
        }

        int[] keys = [.. layout.Keys.Select(Find)];
        if (keys.Contains(-1))
        {
            return null;
        }

        int[] controls = [.. layout.Controls.Select(Find)];
        int facility = layout.IsFacilityInTitle ? -1 : Find(layout.Facility);
        int month = layout.IsMonthInTitle ? -1 : Find(layout.Month);
        return new Columns(layout, row, isPair, keys, controls, facility, month);
    }

    private string TitleValue(IReadOnlySet<string> names, int headingRow) => TitleValue(names, headingRow, out _);

    private string TitleValue(IReadOnlySet<string> names, int headingRow, out bool isNumber)
    {
        isNumber = false;
        for (int row = 0; row < headingRow; row++)
        {
            for (int cell = 0; cell < _held[row].CellCount; cell++)
            {
                ReadOnlySpan<char> text = _held[row][cell];
                int end = text.IndexOf(':') is var colon and >= 0 ? colon : names.Contains(Folded(text)) ? text.Length : text.IndexOfAnyInRange('0', '9');
                if (end <= 0 || !names.Contains(Folded(text[..end])))
                {
                    continue;
                }

                ReadOnlySpan<char> rest = text[end..].TrimStart(": \u00A0");
                if (rest.Length > 0)
                {
                    return rest.ToString();
                }

                for (int next = cell + 1; next < _held[row].CellCount; next++)
                {
                    if (_held[row][next].Length > 0)
                    {
                        isNumber = _held[row].IsNumber(next);
                        return _held[row][next].ToString();
                    }
                }

                return "";
            }
        }

        return "";
    }

    /// <param name="isAbove">The row is no record because the headings stand in it or below it.</param>
    private void Count(ScannedRow row, bool isAbove)
    {
        _rowsBelow++;
        Columns columns = _columns!;
        bool isRecord = !isAbove && !columns.Keys.All(key => row[key].IsEmpty) && !IsTotal(row) && !(_rowsBelow <= 3 && IsNumbered(row)) && !IsHeading(row, columns);
        long amount = 0;
        if (isRecord)
        {
            foreach (int control in columns.Controls)
            {
                amount += control < 0 ? 0 : Hundredths(row[control], row.IsNumber(control));
            }
        }

        string facility = columns.Layout.IsFacilityInTitle ? _titleFacility : isRecord && columns.Facility >= 0 ? Facility(row[columns.Facility]) : "";
        int month = columns.Layout.IsMonthInTitle ? _titleMonth : isRecord && columns.Month >= 0 ? Month(row[columns.Month], row.IsNumber(columns.Month)) : -1;
        received.Add(new RecordCount(facility, month, 0, 0, amount));
    }

    private static bool IsHeading(ScannedRow row, Columns columns)
    {
        for (int key = 0; key < columns.Keys.Count; key++)
        {
            ReadOnlySpan<char> text = row[columns.Keys[key]];
            if (text.IsEmpty || char.IsAsciiDigit(text[0]) || row.IsNumber(columns.Keys[key]) || !columns.Layout.Keys[key].Contains(Folded(text)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTotal(ScannedRow row)
    {
        int cell = 0;
        while (cell < row.CellCount && row[cell].IsEmpty)
        {
            cell++;
        }

        ReadOnlySpan<char> text = row[cell];
        if (row.IsNumber(cell) || text.Length is 0 or > 40 || char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        int cut = text.IndexOfAny('(', ':');
        string label = Folded(cut > 0 ? text[..cut] : text);
        while (label.Length > 0 && char.IsAsciiDigit(label[^1]))
        {
            label = label[..^1];
        }

        return label is "tong" or "cong" or "tongcong" or "tongso" or "congchung" or "tongcongchung" or "congtrang" or "congkhoi" or "congnhom" or "luyke" or "total" or "grandtotal" or "subtotal" or "sum";
    }

    private static bool IsNumbered(ScannedRow row)
    {
        char letter = 'A';
        int expected = 1;
        for (int cell = 0; cell < row.CellCount; cell++)
        {
            ReadOnlySpan<char> text = row[cell];
            if (text.Length > 12)
            {
                return false;
            }

            if (text.IsEmpty)
            {
                continue;
            }

            text = text.Trim("() ");
            int cut = text.IndexOfAny('=', ' ');
            text = cut > 0 ? text[..cut] : text;
            if (text.Length == 1 && text[0] == letter && expected == 1)
            {
                letter++;
            }
            else if (text.Length > 3 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number != expected++)
            {
                return false;
            }
        }

        return letter - 'A' + expected > 3;
    }

    /// <summary>Only what can be a facility's code.</summary>
    private static string Facility(ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            if (!(letter is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or '.' or '-' or '_'))
            {
                return "";
            }
        }

        return text.Length > 20 ? "" : text.ToString();
    }

    /// <summary>yyyymm of a month or a day, -1 of anything else.</summary>
    private int Month(ReadOnlySpan<char> text, bool isNumber)
    {
        if (isNumber && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number is >= 1 and < 200_000)
        {
            DateTime day = (countsFrom1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30)).AddDays((double)decimal.Truncate(number));
            return (day.Year * 100) + day.Month;
        }

        List<(int Value, int Digits)> numbers = [];
        int value = 0;
        int digits = 0;
        foreach (char letter in text)
        {
            if (letter is >= '0' and <= '9' && digits < 9)
            {
                (value, digits) = ((value * 10) + (letter - '0'), digits + 1);
                continue;
            }

            if (digits > 0)
            {
                numbers.Add((value, digits));
                (value, digits) = (0, 0);
            }
        }

        if (digits > 0)
        {
            numbers.Add((value, digits));
        }

        return numbers switch
        {
            [{ Digits: 6 } only] => Checked(only.Value / 100, only.Value % 100),
            [{ Digits: 8 } only] => Checked(only.Value / 10_000, only.Value / 100 % 100),
            [{ Value: >= 1000 } year, { } month] => Checked(year.Value, month.Value),
            [{ } month, { Value: >= 1000 } year] => Checked(year.Value, month.Value),
            [{ Value: >= 1000 } year, { } month, ..] => Checked(year.Value, month.Value),
            [_, { } month, { Value: >= 1000 } year, ..] => Checked(year.Value, month.Value),
            _ => -1,
        };
    }

    private static int Checked(int year, int month) => year is >= 1900 and <= 9999 && month is >= 1 and <= 12 ? (year * 100) + month : -1;

    /// <summary>0 for what is no amount: the reader has to hold such a row back.</summary>
    private static long Hundredths(ReadOnlySpan<char> text, bool isNumber)
    {
        if (isNumber)
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) <= 90_000_000_000_000m && decimal.Round(number, 6) * 100 is var scaled && scaled == decimal.Truncate(scaled)
                ? (long)scaled
                : 0;
        }

        bool isNegative = text is ['-', ..];
        text = text is ['-' or '+', ..] ? text[1..] : text;
        int lastMark = text.LastIndexOfAny('.', ',');
        int firstMark = text.IndexOfAny('.', ',');
        bool isOneMark = lastMark >= 0 && lastMark == firstMark;
        bool isMixed = lastMark >= 0 && text.Contains('.') && text.Contains(',');

        // One mark with three digits behind it groups thousands, for đồng have at most two decimals; of two kinds the last parts the decimals.
        bool hasDecimals = isMixed || (isOneMark && !(text.Length - lastMark == 4 && lastMark is >= 1 and <= 3 && text[0] != '0'));
        ReadOnlySpan<char> whole = hasDecimals ? text[..lastMark] : text;
        ReadOnlySpan<char> decimals = hasDecimals ? text[(lastMark + 1)..].TrimEnd('0') : default;
        long value = 0;
        int digitsSinceMark = 0;
        int digitCount = 0;
        bool hasMark = false;
        foreach (char letter in whole)
        {
            if (letter is >= '0' and <= '9')
            {
                value = (value * 10) + (letter - '0');
                digitsSinceMark++;
                if (++digitCount > 16 || (hasMark && digitsSinceMark > 3))
                {
                    return 0;
                }
            }
            else if (letter is '.' or ',' && (!hasDecimals || letter != text[lastMark]) && (hasMark ? digitsSinceMark == 3 : digitsSinceMark is >= 1 and <= 3))
            {
                (hasMark, digitsSinceMark) = (true, 0);
            }
            else
            {
                return 0;
            }
        }

        if ((hasMark && digitsSinceMark != 3) || decimals.Length > 2 || decimals.ContainsAnyExceptInRange('0', '9') || (digitCount == 0 && decimals.IsEmpty) || value > 90_000_000_000_000 || (value == 90_000_000_000_000 && !decimals.IsEmpty))
        {
            return 0;
        }

        value = (value * 100) + (decimals.Length > 0 ? (decimals[0] - '0') * 10 : 0) + (decimals.Length > 1 ? decimals[1] - '0' : 0);
        return isNegative ? -value : value;
    }

    private static string Folded(ReadOnlySpan<char> text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char letter in text)
        {
            char plain = letter switch
            {
                >= 'a' and <= 'z' or >= '0' and <= '9' => letter,
                >= 'A' and <= 'Z' => (char)(letter | ' '),
                >= 'À' and <= 'Ã' or >= 'à' and <= 'ã' or 'Ă' or 'ă' or >= '\u1EA0' and <= '\u1EB7' => 'a',
                'Đ' or 'đ' => 'd',
                >= 'È' and <= 'Ê' or >= 'è' and <= 'ê' or >= '\u1EB8' and <= '\u1EC7' => 'e',
                'Ì' or 'Í' or 'ì' or 'í' or 'Ĩ' or 'ĩ' or >= '\u1EC8' and <= '\u1ECB' => 'i',
                >= 'Ò' and <= 'Õ' or >= 'ò' and <= 'õ' or 'Ơ' or 'ơ' or >= '\u1ECC' and <= '\u1EE3' => 'o',
                'Ù' or 'Ú' or 'ù' or 'ú' or 'Ũ' or 'ũ' or 'Ư' or 'ư' or >= '\u1EE4' and <= '\u1EF1' => 'u',
                'Ý' or 'ý' or >= '\u1EF2' and <= '\u1EF9' => 'y',
                _ => '\0',
            };
            if (plain != '\0')
            {
                folded.Append(plain);
            }
        }

        return folded.ToString();
    }

    /// <param name="Row">Index of the row with the headings.</param>
    /// <param name="Count">How many columns of the layout the row names.</param>
    private sealed record Columns(CountedLayout Layout, int Row, bool IsPair, IReadOnlyList<int> Keys, IReadOnlyList<int> Controls, int Facility, int Month, int Count = 0);
}
