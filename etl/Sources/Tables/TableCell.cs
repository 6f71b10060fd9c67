using System.Globalization;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>One cell as its file gives it: CSV knows only texts, a workbook also numbers, days, flags and errors.</summary>
/// <param name="Number">Of a number cell.</param>
/// <param name="DateKey">Of a cell that the workbook formats as a day, yyyymmdd.</param>
internal readonly record struct TableCell(TableCellKind Kind, string Text, decimal Number, int DateKey)
{
    public static TableCell Empty { get; } = new(TableCellKind.Empty, "", 0, 0);

    public bool IsEmpty => Kind == TableCellKind.Empty;

    public static TableCell OfText(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim(" \t\r\n\u00A0");
        return trimmed.IsEmpty ? Empty : new(TableCellKind.Text, trimmed.Length == text.Length ? text : trimmed.ToString(), 0, 0);
    }

    public static TableCell OfNumber(decimal number) => new(TableCellKind.Number, number.ToString("0.#############", CultureInfo.InvariantCulture), number, 0);

    public static TableCell OfDay(DateTime day) => new(TableCellKind.Day, day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), 0, (day.Year * 10_000) + (day.Month * 100) + day.Day);

    public static TableCell OfFlag(bool value) => new(TableCellKind.Flag, value ? "1" : "0", 0, 0);

    /// <param name="text">Such as #REF!.</param>
    public static TableCell OfError(string text) => new(TableCellKind.Error, text, 0, 0);
}
