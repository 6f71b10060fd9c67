namespace BhytWarehouse.Etl.Signals;

/// <summary>What a tried rule would find in one month, and what reviewers said of those of its alerts that stand.</summary>
public sealed record TrialMonth(int MonthKey, long HitCount, decimal AmountAtRisk, long FacilityCount, long ConfirmedCount, long InnocentCount);
