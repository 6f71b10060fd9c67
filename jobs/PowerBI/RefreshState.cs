namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>How far a refresh is, from the words of the service.</summary>
public enum RefreshState
{
    Running,
    Completed,
    Failed,
    TimedOut,
    Cancelled,
    Disabled,

    /// <summary>Over, with a status this version does not know; never taken for success.</summary>
    EndedUnclear,
}
