namespace BhytWarehouse.Etl.Statistics;

/// <summary>What was seen of one spell, in days since it began.</summary>
/// <param name="EntryDays">From when on it was under observation; 0 from its beginning. Who ended before that was never seen, so before it the spell is not at risk.</param>
/// <param name="ExitDays">When it was seen last; more than <paramref name="EntryDays"/>.</param>
/// <param name="IsEnd">Whether it ended then; else observation did.</param>
public readonly record struct ObservedSpell(int EntryDays, int ExitDays, bool IsEnd);
