namespace BhytWarehouse.Etl.Star;

/// <summary>The keys of the rows that one load put into one fact, both ends included.</summary>
/// <param name="RowCount">How many rows the engine says it inserted; the ledger counts for itself what the star holds.</param>
public readonly record struct FactRange(long First, long Last, long RowCount);
