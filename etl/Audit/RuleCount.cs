namespace BhytWarehouse.Etl.Audit;

/// <summary>How often published loads found a rule broken.</summary>
/// <param name="LoadCount">Loads in which it was found.</param>
/// <param name="LastAt">When the last of them began, UTC.</param>
public sealed record RuleCount(string RuleCode, long OccurrenceCount, long RecordCount, long LoadCount, string LastAt);
