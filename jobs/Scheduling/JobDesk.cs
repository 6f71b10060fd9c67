using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Does the runs of one host: claims them in the book, keeps them alive, notes how they end, and asks for what follows.</summary>
internal sealed class JobDesk(WarehouseHome home, SourceRegister sources, RunBook book, TimetableSettings timetable, CommandSurroundings surroundings, Language language, LeaseTerms terms) : IJobDesk
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    /// <summary>The first waits a minute, each later one five times as long, none more than two hours.</summary>
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(2);

    private readonly StepBook _steps = new(home.JobsPath, surroundings.Time);

    /// <summary>How often what only operators ask for is tried in all.</summary>
    private const int AttemptsOfAsked = 3;

    private readonly HostLeases _leases = new(home.Warehouse, surroundings.Time, terms);

    /// <summary>Who this host is in the book.</summary>
    public LeaseHolder Holder { get; } = LeaseHolder.Next();

    /// <summary>How a job is made; another one in tests.</summary>
    public Func<JobRun, IJob> MakeJob { get; init; } = run => run.Kind switch
    {
        JobKind.Load => new LoadFeedJob(run.FeedCode),
        JobKind.Figures => new ComputeFiguresJob(),
        JobKind.Notices => new TellTroublesJob(book, timetable.Current),
        JobKind.BackFill => new BackFillJob(run.FeedCode, run.Scope),
        JobKind.Replay => new ReplayJob(run.FeedCode, run.Scope),
        _ => new RefreshReportsJob(),
    };

    /// <summary>Told each run as this host begins it.</summary>
    public Action<JobRun>? Began { get; set; }

    /// <summary>Told each run as it stands in the book after this host had it.</summary>
    public Action<JobRun>? Ended { get; set; }

    public async Task DueAsync(string lineCode, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
    {
        if (timetable.Current.FirstOrDefault(item => item.Code == lineCode) is not { IsOff: false } line || !line.IsDueAt(scheduledFor) || book.Paused().Any(paused => paused.LineCode == lineCode))
        {
            return;
        }

        if (book.AskDue(RunRequest.Of(line, RunCause.Timetable, RunBook.HostOf(Holder), "", scheduledFor)) is { } run)
        {
            await ExecuteAsync(run, listener: null, cancellationToken);
        }
    }

    public async Task ExecuteAsync(long run, IRunListener? listener, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || !book.Claim(run, Holder))
        {
            return;
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource ended = new();
        Hold hold = new();
        Task beats = BeatAsync(run, hold, stop, ended.Token);
        try
        {
            JobRun begun = book.Find(run)!;
            Began?.Invoke(begun);
            await DoAsync(begun, hold, listener, stop.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await beats;
            Quietly(() => new RunTracing(home, book).CatchUp());
            Quietly(() => Ended?.Invoke(book.Find(run)!));
        }
    }

    private async Task DoAsync(JobRun run, Hold hold, IRunListener? listener, CancellationToken stop)
    {
        await using RunLog log = new(book, run.Number, listener);
        try
        {
            JobResult result = await MakeJob(run).RunAsync(BenchFor(run.Number, log, listener), stop);
            book.End(run.Number, Holder, result.State, result.Message, result.Loads, result.Next.SelectMany(kind => FollowUps(kind, run.Number)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // A run that was lost is another host's. One that its host stops is left to the next host, or to this one after its start.
            if (hold.StoppedBy.Length > 0)
            {
                book.End(run.Number, Holder, RunState.Cancelled, JobsTexts.StoppedBy.In(language, hold.StoppedBy), [], []);
            }
            else if (!hold.IsLost)
            {
                book.End(run.Number, Holder, RunState.Interrupted, JobsTexts.HostStops.In(language), [], [RunRequest.Again(run, RunCause.Resumption, surroundings.Time.GetUtcNow(), run.Attempt)]);
            }
        }
#pragma warning disable CA1031 // Whatever a job throws fails its run, with its message; the host goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            string message = BhytCommand.Explain(exception, language);
            await log.WriteLineAsync("✗ " + message);
            int attempts = timetable.Current.FirstOrDefault(line => line.Code == run.LineCode)?.Attempts ?? AttemptsOfAsked;
            bool isTriedAgain = run.Attempt < attempts && exception is not JobFailedException { IsFinal: true };
            book.End(run.Number, Holder, RunState.Failed, message, (exception as JobFailedException)?.Loads ?? [], isTriedAgain ? [RunRequest.Again(run, RunCause.Retry, surroundings.Time.GetUtcNow() + DelayAfter(run.Attempt), run.Attempt + 1)] : []);
        }
    }

    /// <summary>Says again and again that the run is at work; asks it to stop when somebody wants that, or another host has it.</summary>
    private async Task BeatAsync(long run, Hold hold, CancellationTokenSource stop, CancellationToken ended)
    {
        using PeriodicTimer beat = new(terms.Duration / 3 < ProgressEvery ? terms.Duration / 3 : ProgressEvery, surroundings.Time);
        try
        {
            while (await beat.WaitForNextTickAsync(ended))
            {
                (bool isOwn, string by) = BeatQuietly(run);
                if (!isOwn || by.Length > 0)
                {
                    (hold.IsLost, hold.StoppedBy) = (!isOwn, by);
                    await stop.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    internal static TimeSpan DelayAfter(int attempt)
    {
        TimeSpan delay = FirstDelay * Math.Pow(5, attempt - 1);
        return delay > LongestDelay ? LongestDelay : delay;
    }

    private IEnumerable<RunRequest> FollowUps(JobKind kind, long run) => timetable.Current
        .Where(line => line.Kind == kind)
        .Select(line => RunRequest.Of(line, RunCause.FollowUp, RunBook.HostOf(Holder), "", surroundings.Time.GetUtcNow(), earlierRun: run));

    /// <summary>What is only noted or told of a run fails none: where a store is busy, the next run or start notes it.</summary>
    private static void Quietly(Action note)
    {
        try
        {
            note();
        }
        catch (Exception busy) when (busy is Microsoft.Data.Sqlite.SqliteException or Etl.Engines.WarehouseException)
        {
            // Noted the next time.
        }
    }

    private (bool IsOwn, string CancelAskedBy) BeatQuietly(long run)
    {
        try
        {
            return book.Beat(run, Holder);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // A busy store takes no run away.
            return (true, "");
        }
    }

    /// <summary>The commands tell of their work on a screen; here the screen is the log of the run.</summary>
    private JobBench BenchFor(long run, RunLog log, IRunListener? listener)
    {
        long told = 0;
        string step = "";
        CommandSurroundings own = surroundings with
        {
            Output = log,
            Error = log,
            TerminalWidth = null,
            Progressed = progress =>
            {
                if (progress.What != step || surroundings.Time.GetElapsedTime(told) >= ProgressEvery)
                {
                    told = surroundings.Time.GetTimestamp();
                    step = progress.What;
                    book.Tell(run, progress);
                    _steps.Tell(run, progress);
                    listener?.Progressed(progress);
                }
            },
        };
        return new JobBench(home, sources, _leases, terms, own, new Screen(own, language, isJson: false));
    }

    /// <summary>What a host learns of the run that it is at.</summary>
    private sealed class Hold
    {
        /// <summary>Another host took it over.</summary>
        public bool IsLost { get; set; }

        /// <summary>Empty while nobody wants it to stop.</summary>
        public string StoppedBy { get; set; } = "";
    }
}
