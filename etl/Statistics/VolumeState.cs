namespace BhytWarehouse.Etl.Statistics;

/// <summary>What can be said of a day's count.</summary>
public enum VolumeState
{
    /// <summary>There is an expectation, and the count is held against it.</summary>
    Judged,

    /// <summary>The first weeks of a series: nothing is expected yet, so nothing can be missing.</summary>
    Starting,

    /// <summary>Too recent to be complete.</summary>
    NotDue,

    /// <summary>The facility is not in force.</summary>
    Closed,
}
