namespace BhytWarehouse.Etl.Statistics;

/// <summary>People of one unit as they stand in a unit of the other system.</summary>
/// <param name="Unit">Durable key; -1 for people of a unit that reaches none: they stay in the total.</param>
public readonly record struct UnitShare(int Unit, long People, bool IsEstimated);
