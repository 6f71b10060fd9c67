namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Which held records are meant; null takes all.</summary>
/// <param name="MonthKey">Of a file that was refused whole, each month of which it holds a record; a record whose month cannot be read is of none.</param>
public sealed record QuarantineFilter(int? LoadRunKey = null, int? SourceFileKey = null, string? FeedCode = null, string? FacilityCode = null, string? RuleCode = null, int? MonthKey = null);
