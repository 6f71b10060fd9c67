namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>How one refresh ended, with what is needed to say it to an operator.</summary>
/// <param name="Request">What was asked, including what earlier refreshes still owed; null where nothing was.</param>
/// <param name="Detail">The service's own words, cut to a bearable length; null where it had none.</param>
/// <param name="IsOpen">The service may still be working on it: the next run takes it up and asks nothing new before that.</param>
public sealed record RefreshResult(RefreshOutcome Outcome, DatasetRefreshRequest? Request, string? RequestId = null, string? Detail = null, bool IsOpen = false)
{
    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The refresh was asked by an earlier run and taken up by this one.</summary>
    public bool WasResumed { get; init; }

    /// <summary>The refresh that stood in the way, for <see cref="RefreshOutcome.AlreadyRunning"/>.</summary>
    public RefreshHistoryRow? Other { get; init; }

    /// <summary>What would be refreshed, for <see cref="RefreshOutcome.NotConfigured"/>.</summary>
    public RefreshPlan? Plan { get; init; }

    /// <summary>Names of the settings still needed, for <see cref="RefreshOutcome.NotConfigured"/>.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Thrown out by the capacity for want of memory: worth asking again.</summary>
    public bool WasEvicted { get; init; }

    /// <summary>What the dataset holds of the refreshed tables, held against the warehouse; null where no refresh completed or nothing was asked.</summary>
    public ControlResult? Control { get; init; }

    /// <summary>Reports show all that was delivered; only then is there nothing left to do.</summary>
    public bool ReportsAreCurrent => Outcome is RefreshOutcome.Completed or RefreshOutcome.NothingToRefresh;

    /// <summary>The sentence for the operator, in <c>en</c> or <c>vi</c>.</summary>
    public string Message(string language) => RefreshMessages.Of(this, language);
}
