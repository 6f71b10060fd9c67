namespace BhytWarehouse.Etl.Quarantine;

/// <summary>An override of one rule for one record of one file.</summary>
/// <param name="Steps">All that was decided, in order; never changed.</param>
/// <param name="UsedByLoadRunKey">The load that took the record over thanks to it; 0 while none did.</param>
public sealed record RuleOverride(int Number, string FeedCode, string FileHash, int RecordNumber, string RuleCode, IReadOnlyList<OverrideStep> Steps, int UsedByLoadRunKey)
{
    public OverrideState State => Steps[^1].State;

    public OverrideStep Asked => Steps[0];
}
