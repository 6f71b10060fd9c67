namespace BhytWarehouse.Etl.Statistics;

/// <summary>A month that is over, with what was asked for it in all by the end of that month, of the next one, and so on, as far as known.</summary>
/// <param name="MonthKey">yyyymm.</param>
public sealed record ClaimMonth(int MonthKey, IReadOnlyList<double> Amounts);
