namespace BhytWarehouse.Etl.Statistics;

/// <summary>An old unit and a new one that took all or some of it.</summary>
/// <param name="Old">Durable key; -1 where no unit was before.</param>
/// <param name="New">Durable key.</param>
public sealed record UnitLink(int Old, int New, UnitRelation Relation);
