namespace BhytWarehouse.Etl.Signals;

/// <summary>What a rule would find with the limits that were tried.</summary>
/// <param name="MissingReference">What reference data is missing, so that the rule does not apply; empty when none.</param>
/// <param name="HitCount">Alerts.</param>
/// <param name="AmountAtRisk">Đồng.</param>
/// <param name="StandingCount">Alerts of the rule that stand now.</param>
/// <param name="SharedCount">Of these, found by the trial too.</param>
/// <param name="ConfirmedCount">Of those shared, confirmed by reviewers.</param>
/// <param name="InnocentCount">Of those shared, explained or called false.</param>
/// <param name="Overlap">Alerts of other rules about the same claims, by rule.</param>
/// <param name="Months">The same by month.</param>
public sealed record TrialOutcome(
    string MissingReference,
    long HitCount,
    decimal AmountAtRisk,
    long FacilityCount,
    long StandingCount,
    long SharedCount,
    long ConfirmedCount,
    long InnocentCount,
    IReadOnlyList<(string RuleCode, long Count)> Overlap,
    IReadOnlyList<TrialMonth> Months);
