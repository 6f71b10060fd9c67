namespace BhytWarehouse.Etl.Audit;

/// <summary>Which part of the account to show; null and empty mean all of it.</summary>
/// <param name="MonthKey">Settlement or extract month, yyyymm.</param>
public sealed record LedgerFilter(int? LoadRunKey = null, string? FeedCode = null, int? MonthKey = null, string? FacilityCode = null);
