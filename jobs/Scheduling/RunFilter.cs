namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Which runs are looked for; what is null or empty does not matter.</summary>
internal sealed record RunFilter
{
    public string LineCode { get; init; } = "";

    public string FeedCode { get; init; } = "";

    public JobKind? Kind { get; init; }

    public RunState? State { get; init; }

    public RunCause? Cause { get; init; }

    public string AskedBy { get; init; } = "";

    /// <summary>A load that the run made.</summary>
    public int? Load { get; init; }

    /// <summary>The run that it tries again, goes on with or follows.</summary>
    public long? EarlierRun { get; init; }

    /// <summary>The run made one of these loads; null where it does not matter, and none fits where the list is empty.</summary>
    public IReadOnlyList<int>? Loads { get; init; }

    /// <summary>Its loads received something of the facility, or it is limited to it.</summary>
    public string FacilityCode { get; init; } = "";

    /// <summary>yyyymm: its loads received something of the month, or it is limited to it. With a facility: something of that facility and month.</summary>
    public int? MonthKey { get; init; }

    /// <summary>Due at or after.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Numbers below this one only: the page after one that ended with it.</summary>
    public long? Before { get; init; }

    public int Most { get; init; } = 50;
}
