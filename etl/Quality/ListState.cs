namespace BhytWarehouse.Etl.Quality;

/// <summary>Whether a list can be asked about a day.</summary>
public enum ListState
{
    /// <summary>Some of its entries are in force on the day.</summary>
    Usable = 0,

    /// <summary>It has no entry at all: it was never loaded.</summary>
    Empty = 1,

    /// <summary>It has entries, but none for the day: it ended before it, or begins after it.</summary>
    Stale = 2,
}
