namespace BhytWarehouse.Etl.Audit;

/// <summary>What a report table holds in all of one measure.</summary>
/// <param name="Table">X of mart.X.</param>
/// <param name="Measure">A column, or <see cref="ControlTotals.Rows"/>.</param>
public sealed record ControlTotal(string Table, string Measure, long Hundredths);
