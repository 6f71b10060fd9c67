namespace BhytWarehouse.Etl.Statistics;

/// <summary>What one member of a series (a facility, a commune, a paying unit) told in one period.</summary>
/// <param name="Period">yyyymm, yyyyq, yyyy, or the day of a list as yyyymmdd.</param>
public readonly record struct PeriodEntry(int Period, string Member, long Quantity);
