namespace BhytWarehouse.Jobs.Pages;

/// <summary>The share of people who are still insured without a break after so many days.</summary>
/// <param name="CohortCode">New: since they joined; Standing: since a day on which all of them were insured.</param>
/// <param name="GroupCode">Empty for all groups.</param>
/// <param name="AtRiskCount">Null, as the other figures are, where it would tell of few people.</param>
public sealed record CardSurvivalFigure(
    string CohortCode, string GroupCode, string Name, string NameVietnamese, int AfterDays, int BeginDateKey, int HorizonDateKey, int GraceDays, long? AtRiskCount, long? LapsedCount, long? StoppedCount,
    decimal? SurvivalRate, decimal? LowRate, decimal? HighRate, string MethodCode);
