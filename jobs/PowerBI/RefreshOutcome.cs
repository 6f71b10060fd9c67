namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>How one refresh ended, or why it was not asked. Only <see cref="Completed"/> means that reports show the new figures.</summary>
public enum RefreshOutcome
{
    Completed,
    Failed,
    TimedOut,
    Cancelled,

    /// <summary>The service says the refresh is switched off.</summary>
    Disabled,

    /// <summary>The refresh ended, and the dataset holds something else than the warehouse gave it.</summary>
    ControlDiffers,

    /// <summary>Another refresh of the model was running, so this one was not taken.</summary>
    AlreadyRunning,

    /// <summary>The service never showed the request it was asked.</summary>
    Dropped,

    /// <summary>The service principal may not refresh this model.</summary>
    NotPermitted,

    /// <summary>Workspace or model do not exist, or are not visible to the service principal.</summary>
    NotFound,

    /// <summary>The directory gave no token, or the service takes none.</summary>
    SignInFailed,

    /// <summary>The refreshes of the last 24 hours are used up.</summary>
    QuotaExceeded,

    /// <summary>Too many calls; the service wants a longer pause than is waited out in place.</summary>
    Throttled,

    /// <summary>The service refused the request for another reason.</summary>
    Refused,

    /// <summary>The service cannot be reached. A request that it already has stays open and is taken up by the next run.</summary>
    Unreachable,

    /// <summary>Still running when the time to wait was over; the next run takes it up.</summary>
    StillRunning,

    /// <summary>No table of the model reads what changed.</summary>
    NothingToRefresh,

    /// <summary>No workspace is configured: the plan says what would be refreshed.</summary>
    NotConfigured,
}
