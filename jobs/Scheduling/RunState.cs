namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Where a run is; kept in jobs.db by name.</summary>
internal enum RunState
{
    /// <summary>For its time, or for a worker.</summary>
    Waiting,

    Running,

    Done,

    Failed,

    /// <summary>An operator stopped it.</summary>
    Cancelled,

    /// <summary>There was nothing for it to do that another host is not doing.</summary>
    Skipped,

    /// <summary>Its host ended or stood still; another run goes on from the last durable state.</summary>
    Interrupted,
}
