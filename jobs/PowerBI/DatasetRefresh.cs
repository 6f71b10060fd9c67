using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One refresh of a semantic model, from the question to its end, safe against a crash at any point.</summary>
/// <remarks>
/// The intent is stored before the question is sent, the id before the first look. Whoever comes back after a crash finds one of
/// them and takes the request up; a new question is sent only when the service is known not to have the old one.
/// A refresh that ended badly stays owed: the next one asks for its tables too, so no table stays stale unseen.
/// </remarks>
/// <param name="control">Holds what was refreshed against the warehouse.</param>
public sealed class DatasetRefresh(PowerBiClient client, IRefreshRequestStore store, PowerBiOptions options, TimeProvider time, ControlCheck control, IProgress<RefreshStep>? progress = null)
{
    private const int HistoryRows = 60;
    private const int MostAsks = 2;
    private const int MostFailedLooks = 5;
    private const int LongestDetail = 1500;

    /// <summary>Builds everything from the environment variables named in <see cref="PowerBiOptions"/>.</summary>
    /// <param name="totals">The control totals of the figures that are to be refreshed, and the number of their run.</param>
    public static DatasetRefresh FromEnvironment(
        string jobsDbPath, Func<string, string?> readVariable, TimeProvider time, (IReadOnlyList<ControlTotal> Of, int FigureRunNumber) totals, IProgress<RefreshStep>? progress = null, Action<PowerBiExchange>? onExchange = null)
    {
        PowerBiOptions options = PowerBiOptions.FromEnvironment(readVariable);
        ClientCredentialsTokenSource tokens = new(options, readVariable);
        PowerBiClient client = new(PowerBiClient.CreateHttpClient(options), tokens, options, time, onExchange);
        return new DatasetRefresh(client, new SqliteRefreshRequestStore(jobsDbPath), options, time, new ControlCheck(client, totals.Of, totals.FigureRunNumber), progress);
    }

    /// <summary>Refreshes what the plan names in the configured model; without one, tells what it would do.</summary>
    public async Task<RefreshResult> RunAsync(RefreshPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return options.Missing.Count > 0 || options.WorkspaceId is not { } workspaceId || options.DatasetId is not { } datasetId
            ? new RefreshResult(RefreshOutcome.NotConfigured, null) { Plan = plan, Missing = options.Missing }
            : await RunAsync(plan.ToRequest(workspaceId, datasetId), cancellationToken);
    }

    /// <summary>Takes up what an earlier run left open, then asks for what is still to be refreshed and waits for its end.</summary>
    public async Task<RefreshResult> RunAsync(DatasetRefreshRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        options.Check();

        if (await store.FindUnfinishedAsync(request.WorkspaceId, request.DatasetId, cancellationToken) is { } unfinished)
        {
            RefreshResult resumed = await ResumeAsync(unfinished, cancellationToken);
            bool wasNeverSent = unfinished.RequestId is null && resumed is { Outcome: RefreshOutcome.Dropped, RequestId: null };
            // What an earlier run began may hold the figures of then: it is asked again, with the rest.
            if (resumed.IsOpen || (Covers(unfinished.Request, request) && !wasNeverSent && !resumed.WasEvicted && resumed.Outcome != RefreshOutcome.ControlDiffers))
            {
                return resumed;
            }
        }

        request = await WithOwedAsync(request, cancellationToken);
        if (request.Tables.Count == 0)
        {
            return new RefreshResult(RefreshOutcome.NothingToRefresh, null);
        }

        for (int evictions = 0; ; evictions++)
        {
            RefreshResult result = await AskAsync(request, cancellationToken);
            if (!result.WasEvicted || evictions == options.EvictionRetries)
            {
                return result;
            }

            Tell(RefreshStepKind.Evicted, result.RequestId, TimeSpan.Zero);
            await Task.Delay(options.EvictionPause, time, cancellationToken);
        }
    }

    private static bool Covers(DatasetRefreshRequest wide, DatasetRefreshRequest narrow) =>
        narrow.Tables.All(wide.Tables.Contains) && narrow.LoadRunKeys.All(wide.LoadRunKeys.Contains);

    private async Task<DatasetRefreshRequest> WithOwedAsync(DatasetRefreshRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredRefreshRequest> owed = await store.FindOwedAsync(request.WorkspaceId, request.DatasetId, cancellationToken);
        return request with
        {
            Tables = [.. request.Tables.Concat(owed.SelectMany(old => old.Request.Tables)).Distinct().Order(StringComparer.Ordinal)],
            LoadRunKeys = [.. request.LoadRunKeys.Concat(owed.SelectMany(old => old.Request.LoadRunKeys)).Distinct().Order()],
        };
    }

    private async Task<RefreshResult> AskAsync(DatasetRefreshRequest request, CancellationToken cancellationToken)
    {
        string[] seenBefore = [];
        PowerBiFault? inTheWay = null;
        try
        {
            IReadOnlyList<RefreshHistoryRow> history = await client.ReadHistoryAsync(request.WorkspaceId, request.DatasetId, HistoryRows, cancellationToken);
            seenBefore = [.. history.Select(row => row.RequestId).OfType<string>()];
        }
        catch (PowerBiFaultException exception)
        {
            inTheWay = exception.Fault;
        }

        StoredRefreshRequest? stored = await store.SaveAskedAsync(request, time.GetUtcNow(), seenBefore, cancellationToken);
        if (stored is null)
        {
            return new RefreshResult(RefreshOutcome.AlreadyRunning, request, IsOpen: true);
        }

        // Stored although it is not sent: what could not be asked is owed.
        return inTheWay is not null
            ? await FinishAsync(stored, Refused(stored, inTheWay))
            : await AskStoredAsync(stored, cancellationToken);
    }

    private async Task<RefreshResult> AskStoredAsync(StoredRefreshRequest stored, CancellationToken cancellationToken)
    {
        DatasetRefreshRequest request = stored.Request;
        EnhancedRefresh refresh = new([.. request.Tables.Select(table => new RefreshTarget(table))])
        {
            CommitMode = options.CommitMode,
            ApplyRefreshPolicy = options.ApplyRefreshPolicy,
            Timeout = options.AttemptTimeout,
        };
        for (int asks = 1; ; asks++)
        {
            Tell(RefreshStepKind.Asked, null, TimeSpan.Zero);
            RefreshAnswer answer = await client.AskRefreshAsync(request.WorkspaceId, request.DatasetId, refresh, cancellationToken);
            if (answer is { Kind: RefreshAnswerKind.Accepted, RequestId: { } requestId })
            {
                return await FollowAsync(await AcceptAsync(stored, requestId), lookAtOnce: false, cancellationToken);
            }

            if (answer is { Kind: RefreshAnswerKind.Refused, Fault: { } refusal })
            {
                return await TakeRefusalAsync(stored, refusal, mayBeOurOwn: asks > 1, cancellationToken);
            }

            try
            {
                StoredRefreshRequest? found = await SeekAsync(stored, time.GetUtcNow() + options.AppearWithin, cancellationToken);
                if (found is not null)
                {
                    return await FollowAsync(found, lookAtOnce: true, cancellationToken);
                }
            }
            catch (PowerBiFaultException exception)
            {
                return Left(stored, exception.Fault);
            }

            if (answer.Kind == RefreshAnswerKind.AcceptedWithoutId)
            {
                return await FinishAsync(stored, new RefreshResult(RefreshOutcome.Dropped, request));
            }

            if (asks == MostAsks)
            {
                return await FinishAsync(stored, new RefreshResult(RefreshOutcome.Unreachable, request, Detail: answer.Fault?.Summary));
            }
        }
    }

    private async Task<RefreshResult> TakeRefusalAsync(StoredRefreshRequest stored, PowerBiFault refusal, bool mayBeOurOwn, CancellationToken cancellationToken)
    {
        if (refusal.Kind != PowerBiFaultKind.AlreadyRunning)
        {
            return await FinishAsync(stored, Refused(stored, refusal));
        }

        RefreshHistoryRow? other = null;
        try
        {
            // A first question that seemed lost may be the very refresh that stands in the way.
            if (mayBeOurOwn && await SeekAsync(stored, time.GetUtcNow(), cancellationToken) is { } ours)
            {
                return await FollowAsync(ours, lookAtOnce: true, cancellationToken);
            }

            IReadOnlyList<RefreshHistoryRow> history = await client.ReadHistoryAsync(stored.Request.WorkspaceId, stored.Request.DatasetId, HistoryRows, cancellationToken);
            other = history.FirstOrDefault(row => row.State == RefreshState.Running);
            if (mayBeOurOwn && other is null && await SeekAsync(stored, time.GetUtcNow() + options.AppearWithin, cancellationToken) is { } late)
            {
                return await FollowAsync(late, lookAtOnce: true, cancellationToken);
            }
        }
        catch (PowerBiFaultException exception)
        {
            refusal = refusal with { Message = $"{refusal.Message} (the history could not be read: {exception.Fault.Summary})" };
        }

        return await FinishAsync(stored, new RefreshResult(RefreshOutcome.AlreadyRunning, stored.Request, Detail: refusal.Summary) { Other = other });
    }

    private async Task<RefreshResult> ResumeAsync(StoredRefreshRequest stored, CancellationToken cancellationToken)
    {
        Tell(RefreshStepKind.Resumed, stored.RequestId, time.GetUtcNow() - stored.AskedAt);
        if (stored.RequestId is null)
        {
            StoredRefreshRequest? found;
            try
            {
                found = await SeekAsync(stored, stored.AskedAt + options.AppearWithin, cancellationToken);
            }
            catch (PowerBiFaultException exception)
            {
                return Left(stored, exception.Fault) with { WasResumed = true };
            }

            if (found is null)
            {
                return await FinishAsync(stored, new RefreshResult(RefreshOutcome.Dropped, stored.Request) { WasResumed = true });
            }

            stored = found;
        }

        return await FollowAsync(stored, lookAtOnce: true, cancellationToken) with { WasResumed = true };
    }

    /// <summary>Looks in the history for a request whose id is not known; null where it does not appear in time.</summary>
    private async Task<StoredRefreshRequest?> SeekAsync(StoredRefreshRequest stored, DateTimeOffset until, CancellationToken cancellationToken)
    {
        DatasetRefreshRequest request = stored.Request;
        while (true)
        {
            // Another process may be at work on the same intent and have been told the id.
            if (await store.FindAsync(stored.Sequence, cancellationToken) is { RequestId: not null } known)
            {
                return known;
            }

            IReadOnlyList<RefreshHistoryRow> history = await client.ReadHistoryAsync(request.WorkspaceId, request.DatasetId, HistoryRows, cancellationToken);
            Tell(RefreshStepKind.LookedFor, null, time.GetUtcNow() - stored.AskedAt);
            foreach (RefreshHistoryRow row in history)
            {
                if (row is { IsEnhanced: true, RequestId: { } requestId }
                    && row.StartTime >= stored.AskedAt - options.ClockTolerance
                    && !stored.SeenBefore.Contains(requestId, StringComparer.OrdinalIgnoreCase)
                    && await MayBeOursAsync(request, requestId, cancellationToken))
                {
                    return await AcceptAsync(stored, requestId);
                }
            }

            if (time.GetUtcNow() >= until)
            {
                return null;
            }

            await Task.Delay(options.PollInterval, time, cancellationToken);
        }
    }

    private async Task<bool> MayBeOursAsync(DatasetRefreshRequest request, string requestId, CancellationToken cancellationToken)
    {
        RefreshDetails? details = await client.FindDetailsAsync(request.WorkspaceId, request.DatasetId, requestId, cancellationToken);
        return details is null or { Targets.Count: 0 } || request.Tables.All(table => details.Targets.Any(target => target.Table == table));
    }

    private async Task<RefreshResult> FollowAsync(StoredRefreshRequest stored, bool lookAtOnce, CancellationToken cancellationToken)
    {
        DatasetRefreshRequest request = stored.Request;
        string requestId = stored.RequestId!;
        DateTimeOffset begin = time.GetUtcNow();
        DateTimeOffset lastSeen = stored.AcceptedAt ?? begin;
        int failedLooks = 0;
        for (bool mustWait = !lookAtOnce; ; mustWait = true)
        {
            if (mustWait)
            {
                await Task.Delay(options.PollInterval, time, cancellationToken);
            }

            try
            {
                RefreshDetails? details = await client.FindDetailsAsync(request.WorkspaceId, request.DatasetId, requestId, cancellationToken);
                RefreshHistoryRow? row = details is { State: not (RefreshState.EndedUnclear or RefreshState.Failed) } ? null : await FindRowAsync(request, requestId, cancellationToken);
                failedLooks = 0;
                Tell(RefreshStepKind.Polled, requestId, time.GetUtcNow() - lastSeen, details?.ExtendedStatus ?? details?.Status ?? row?.Status);
                RefreshState state = details is null or { State: RefreshState.EndedUnclear } ? row?.State ?? details?.State ?? RefreshState.Running : details.State;
                if (state != RefreshState.Running)
                {
                    return await FinishAsync(stored, await ControlledAsync(Ended(stored, state, details, row), cancellationToken));
                }

                if (details is not null || row is not null)
                {
                    lastSeen = time.GetUtcNow();
                }
                else if (time.GetUtcNow() >= lastSeen + options.AppearWithin)
                {
                    return await FinishAsync(stored, new RefreshResult(RefreshOutcome.Dropped, request, requestId));
                }
            }
            catch (PowerBiFaultException exception) when (exception.Fault.Kind == PowerBiFaultKind.NotFound)
            {
                return await FinishAsync(stored, Refused(stored, exception.Fault));
            }
            catch (PowerBiFaultException exception)
            {
                bool mayPass = exception.Fault.Kind is PowerBiFaultKind.NotSent or PowerBiFaultKind.NoReply or PowerBiFaultKind.Passing;
                if (!mayPass || ++failedLooks == MostFailedLooks)
                {
                    return Left(stored, exception.Fault);
                }
            }

            if (time.GetUtcNow() - begin >= options.WaitLimit)
            {
                return new RefreshResult(RefreshOutcome.StillRunning, request, requestId, IsOpen: true);
            }
        }
    }

    /// <summary>A refresh has done its work when the dataset holds what the warehouse gave; killed before that is known, it is taken up and asked again.</summary>
    private async Task<RefreshResult> ControlledAsync(RefreshResult ended, CancellationToken cancellationToken)
    {
        if (ended is not { Outcome: RefreshOutcome.Completed, Request: { } request })
        {
            return ended;
        }

        ControlResult result = await control.RunAsync(request.WorkspaceId, request.DatasetId, request.Tables, cancellationToken);
        return ended with { Control = result, Outcome = result.Differences.Count > 0 ? RefreshOutcome.ControlDiffers : RefreshOutcome.Completed };
    }

    private async Task<RefreshHistoryRow?> FindRowAsync(DatasetRefreshRequest request, string requestId, CancellationToken cancellationToken)
    {
        IReadOnlyList<RefreshHistoryRow> history = await client.ReadHistoryAsync(request.WorkspaceId, request.DatasetId, HistoryRows, cancellationToken);
        return history.FirstOrDefault(row => string.Equals(row.RequestId, requestId, StringComparison.OrdinalIgnoreCase));
    }

    private static RefreshResult Ended(StoredRefreshRequest stored, RefreshState state, RefreshDetails? details, RefreshHistoryRow? row)
    {
        RefreshOutcome outcome = state switch
        {
            RefreshState.Completed => RefreshOutcome.Completed,
            RefreshState.TimedOut => RefreshOutcome.TimedOut,
            RefreshState.Cancelled => RefreshOutcome.Cancelled,
            RefreshState.Disabled => RefreshOutcome.Disabled,
            _ => RefreshOutcome.Failed,
        };
        List<string?> words = [];
        if (outcome != RefreshOutcome.Completed)
        {
            words.AddRange(details?.Notes.Where(note => note.IsError).Select(note => $"{note.Code} {note.Message}".Trim()) ?? []);
            words.AddRange(details?.Targets.Where(target => string.Equals(target.Status, "Failed", StringComparison.OrdinalIgnoreCase)).Select(target => $"table {target.Table} failed") ?? []);
            words.Add(details?.Cause ?? row?.Cause);
        }

        if (state == RefreshState.EndedUnclear)
        {
            words.Add($"ended with status {details?.Status ?? row?.Status}, extended status {details?.ExtendedStatus}, which this version does not know");
        }

        string detail = string.Join("; ", words.Where(word => !string.IsNullOrWhiteSpace(word)).Distinct());
        return new RefreshResult(outcome, stored.Request, stored.RequestId, detail.Length == 0 ? null : BoundedText.Cut(detail, LongestDetail))
        {
            StartTime = details?.StartTime ?? row?.StartTime,
            EndTime = details?.EndTime ?? row?.EndTime,
            WasEvicted = outcome == RefreshOutcome.Failed && (details?.IsEvicted ?? false),
        };
    }

    private static RefreshResult Refused(StoredRefreshRequest stored, PowerBiFault fault) => new(Outcome(fault.Kind), stored.Request, stored.RequestId, fault.Summary);

    /// <summary>Gives up looking without an end: the row stays open, and the next run takes it up.</summary>
    private static RefreshResult Left(StoredRefreshRequest stored, PowerBiFault fault) => Refused(stored, fault) with { IsOpen = true };

    private static RefreshOutcome Outcome(PowerBiFaultKind kind) => kind switch
    {
        PowerBiFaultKind.NotSent or PowerBiFaultKind.NoReply or PowerBiFaultKind.Passing => RefreshOutcome.Unreachable,
        PowerBiFaultKind.Throttled => RefreshOutcome.Throttled,
        PowerBiFaultKind.TokenRefused or PowerBiFaultKind.SignInFailed => RefreshOutcome.SignInFailed,
        PowerBiFaultKind.NoAccess => RefreshOutcome.NotPermitted,
        PowerBiFaultKind.NotFound => RefreshOutcome.NotFound,
        PowerBiFaultKind.AlreadyRunning => RefreshOutcome.AlreadyRunning,
        PowerBiFaultKind.QuotaExceeded => RefreshOutcome.QuotaExceeded,
        PowerBiFaultKind.Refused => RefreshOutcome.Refused,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of fault."),
    };

    // What the service has done is saved even when the run is being stopped, hence no cancellation here.
    private async Task<StoredRefreshRequest> AcceptAsync(StoredRefreshRequest stored, string requestId)
    {
        DateTimeOffset now = time.GetUtcNow();
        await store.SaveAcceptedAsync(stored.Sequence, requestId, now, CancellationToken.None);
        Tell(RefreshStepKind.Accepted, requestId, now - stored.AskedAt);
        return stored with { RequestId = requestId, AcceptedAt = now };
    }

    private async Task<RefreshResult> FinishAsync(StoredRefreshRequest stored, RefreshResult result)
    {
        await store.SaveFinishedAsync(stored.Sequence, result.Outcome, result.Message(RefreshMessages.English), time.GetUtcNow(), CancellationToken.None);
        return result;
    }

    private void Tell(RefreshStepKind kind, string? requestId, TimeSpan elapsed, string? status = null) => progress?.Report(new RefreshStep(kind, requestId, elapsed, status));
}
