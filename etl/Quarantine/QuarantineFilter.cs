namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Which held records are meant; null takes all.</summary>
public sealed record QuarantineFilter(int? LoadRunKey = null, int? SourceFileKey = null, string? FeedCode = null, string? FacilityCode = null, string? RuleCode = null);
