namespace BhytWarehouse.Etl.Audit;

/// <summary>A quantity that a later load, or an action, moves within the account of the load that had received it: minus the state it leaves, plus the one it goes to.</summary>
/// <param name="LoadRunKey">The load that had brought it.</param>
/// <param name="Quantity">Pieces, or hundredths of đồng.</param>
public sealed record LedgerMovement(int LoadRunKey, int SourceFileKey, string FacilityCode, int MonthKey, LedgerLevel Level, long Quantity)
{
    /// <summary>Out of the star by default: a newer version replaced it.</summary>
    public LedgerState From { get; init; } = LedgerState.Loaded;

    public LedgerState To { get; init; } = LedgerState.Superseded;
}
