namespace BhytWarehouse.Jobs.Access;

/// <summary>What an account may see or do; one for each action, and one authorisation policy of the same name. To set work going is another right than to undo or erase: nothing here deletes.</summary>
public enum Right
{
    /// <summary>Runs, recurring jobs, their steps and logs.</summary>
    SeeRuns,

    /// <summary>Ask for a run, also for one that failed once more.</summary>
    RunNow,

    /// <summary>Pause a recurring job and let it go on.</summary>
    Pause,

    StopRun,

    BackFill,

    SeeQuarantine,

    /// <summary>Have what is held judged again.</summary>
    Replay,

    /// <summary>Ask that one rule let one record pass.</summary>
    Override,

    /// <summary>Decide what another account asked for.</summary>
    DecideOverride,

    SeeSignals,

    ReviewSignals,

    /// <summary>Open what concerns one person, with a reason, each time logged.</summary>
    OpenPeople,

    /// <summary>Published figures, freshness and what is missing.</summary>
    SeeFigures,

    /// <summary>Hosts, queues and leases.</summary>
    SeeHosts,

    /// <summary>Who did what, when and why.</summary>
    SeeActions,

    ManageAccounts,
}
