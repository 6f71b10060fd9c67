namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Why a run was asked for; kept in jobs.db by name.</summary>
internal enum RunCause
{
    Timetable,

    Operator,

    /// <summary>The work of another run makes it due: figures after loads, the refresh after figures.</summary>
    FollowUp,

    /// <summary>The run before it failed and may be tried again.</summary>
    Retry,

    /// <summary>The run before it was interrupted.</summary>
    Resumption,
}
