namespace BhytWarehouse.Etl.Signals;

/// <summary>How a rule stands: whether it was evaluated, and what it found.</summary>
/// <param name="StateCode">Evaluated, NotApplicable or NotYet.</param>
/// <param name="AmountAtRisk">Đồng; alerts of other rules may be about the same ones.</param>
/// <param name="InnocentCount">Alerts that reviewers explained or called false.</param>
public sealed record SignalStanding(string RuleCode, string Name, string VietnameseName, string StateCode, string NotApplicableReason, long AlertCount, decimal AmountAtRisk, long NewCount, long ConfirmedCount, long InnocentCount);
