namespace BhytWarehouse.Etl.Quarantine;

/// <summary>One step of an override: who brought it where, when and why.</summary>
public sealed record OverrideStep(OverrideState State, string At, string By, string Reason);
