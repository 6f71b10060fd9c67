namespace BhytWarehouse.Etl.Statistics;

/// <summary>What an announced day is; written by name in PublicDays.csv.</summary>
internal enum PublicDayKind
{
    /// <summary>A day off by article 112 of the Labour Code.</summary>
    Holiday,

    /// <summary>The working day that stands in for one that fell on a weekend (article 111).</summary>
    Substitute,

    /// <summary>A working day taken off, for which another day is worked.</summary>
    Exchanged,

    /// <summary>The day, otherwise free, that is worked for it.</summary>
    MadeUp,
}
