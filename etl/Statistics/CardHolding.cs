namespace BhytWarehouse.Etl.Statistics;

/// <summary>One validity of one card of a person, in day numbers.</summary>
/// <param name="Group">The participant group.</param>
/// <param name="IsFirst">Whether the source says that the person joined with it, so that the spell is known to begin here.</param>
/// <param name="IsStopped">Whether the source ended it before the day printed on it.</param>
public readonly record struct CardHolding(int Group, int FirstDay, int LastDay, bool IsFirst, bool IsStopped);
