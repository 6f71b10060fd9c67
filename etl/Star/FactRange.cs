namespace BhytWarehouse.Etl.Star;

/// <summary>The keys of the rows that one load put into one fact, both ends included.</summary>
public readonly record struct FactRange(long First, long Last);
