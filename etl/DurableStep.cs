namespace BhytWarehouse.Etl;

/// <summary>The moments between which work is done: at each of them a crash leaves another state behind.</summary>
public enum DurableStep
{
    /// <summary>The host holds the feed's lease and nothing else was written.</summary>
    Leased = 1,

    /// <summary>The load stands as received.</summary>
    Begun = 2,

    /// <summary>The files lie in the landing zone; the load does not say so yet.</summary>
    Stored = 3,

    /// <summary>The load stands as landed.</summary>
    Landed = 4,

    /// <summary>Rows are staged; the load does not say so yet.</summary>
    Read = 5,

    /// <summary>The load stands as staged.</summary>
    Staged = 6,

    /// <summary>Delivered and balanced, not committed yet.</summary>
    Delivered = 7,

    /// <summary>The load stands as published.</summary>
    Published = 8,

    /// <summary>Its files were moved out of the drop folder.</summary>
    Moved = 9,

    /// <summary>What an earlier run left half-way has been ended.</summary>
    Resumed = 10,

    /// <summary>The figures are computed, not committed yet.</summary>
    Computed = 11,

    /// <summary>The figures stand; that they do is not noted yet.</summary>
    FiguresWritten = 12,

    /// <summary>It is noted which loads the figures include.</summary>
    FiguresMarked = 13,

    /// <summary>The refresh was asked or told; that it was is not noted yet.</summary>
    Refreshed = 14,

    /// <summary>It is noted for which loads the reports were refreshed.</summary>
    RefreshMarked = 15,
}
