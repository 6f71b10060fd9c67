namespace BhytWarehouse.Etl.Audit;

/// <summary>What one load holds at one level and in one state.</summary>
/// <param name="Own">As the load itself entered it; pieces, or hundredths of đồng at the amount level.</param>
/// <param name="Moved">What later loads moved in (+) or out (-).</param>
public sealed record LedgerEntry(int LoadRunKey, LedgerLevel Level, LedgerState State, long Own, long Moved)
{
    public long Now => Own + Moved;
}
