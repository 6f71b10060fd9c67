namespace BhytWarehouse.Etl.Signals;

/// <summary>What one evaluation of the signals came to.</summary>
/// <param name="RuleCount">Rules that there are.</param>
/// <param name="EvaluatedCount">Rules that were evaluated, the others having nothing new to see.</param>
/// <param name="NotApplicable">Codes of the rules whose reference data is missing, with what is missing.</param>
/// <param name="HeldBack">Codes of the rules whose view contradicts itself, with how: their alerts are those of the run before.</param>
/// <param name="AlertCount">Alerts that stand now, of all rules.</param>
/// <param name="NewAlertCount">Of these, first found now.</param>
/// <param name="GoneAlertCount">Alerts that stood before and do not any more.</param>
public sealed record SignalOutcome(int RuleCount, int EvaluatedCount, IReadOnlyList<(string RuleCode, string Reason)> NotApplicable, IReadOnlyList<(string RuleCode, string Reason)> HeldBack, long AlertCount, long NewAlertCount, long GoneAlertCount);
