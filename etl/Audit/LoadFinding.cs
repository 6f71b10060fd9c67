namespace BhytWarehouse.Etl.Audit;

/// <summary>How often a load broke one rule.</summary>
/// <param name="Expected">What the gate told as expected; one example where it differs between findings.</param>
public sealed record LoadFinding(string RuleCode, int SeverityCode, string FieldName, string Expected, long RecordCount, long OccurrenceCount);
