using System.Globalization;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Compares the totals rows of a sheet with the rows they sum up: those since the totals row before, or all of them; a totals row above all rows with what follows.</summary>
internal sealed class TableTotals
{
    /// <summary>Digits of the shortest number that names a person (an old identity card).</summary>
    private const int ShortestNumber = 9;

    private long _all;
    private long _sinceLast;
    private long? _above;
    private bool _isIncomplete;
    private bool _hasRow;
    private string? _difference;

    /// <param name="control">Null when the row's control value cannot be read: then no total can be checked, and the row's own finding tells why.</param>
    public void Add(long? control)
    {
        _hasRow = true;
        _isIncomplete |= control is null;
        _all += control ?? 0;
        _sinceLast += control ?? 0;
    }

    public void Compare(long total, long offset, bool isWorkbook)
    {
        if (!_hasRow)
        {
            _above ??= total;
            return;
        }

        if (total != _sinceLast && total != _all && _difference is null)
        {
            string place = isWorkbook ? $"sheet {offset >> 32}, row {offset & uint.MaxValue}" : $"the row at byte {offset}";
            _difference = $"{place}: {ShownBeside(total, _all)}, its rows sum up to {Shown(_sinceLast)}{(_sinceLast == _all ? "" : $", all rows above to {Shown(_all)}")}";
        }

        _sinceLast = 0;
    }

    /// <summary>The first difference, null when there is none.</summary>
    public string? EndSheet() =>
        _isIncomplete ? null
        : _difference ?? (_above is { } total && total != _all ? $"{ShownBeside(total, _all)} above the rows, which sum up to {Shown(_all)}" : null);

    /// <summary>A total that is far from its rows and as long as a card or citizen number may be one, typed into the wrong row: then only its length is told.</summary>
    private static string ShownBeside(long total, long sum)
    {
        string shown = Shown(total);
        int digits = shown.Count(char.IsAsciiDigit);
        return digits >= ShortestNumber && (Math.Abs((decimal)total) > Math.Abs((decimal)sum) * 10 || Math.Abs((decimal)total) < Math.Abs((decimal)sum) / 10)
            ? string.Create(CultureInfo.InvariantCulture, $"a number of {digits} digits as total") : "a total of " + shown;
    }

    private static string Shown(long hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
