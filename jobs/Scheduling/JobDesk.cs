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

    private readonly HostLeases _leases = new(home.Warehouse, surroundings.Time, terms);

    /// <summary>Who this host is in the book.</summary>
    public LeaseHolder Holder { get; } = LeaseHolder.Next();

    /// <summary>How a job is made; another one in tests.</summary>
    public Func<JobRun, IJob> MakeJob { get; init; } = run => run.Kind switch
    {
        JobKind.Load => new LoadFeedJob(run.FeedCode),
        JobKind.Figures => new ComputeFiguresJob(),
        _ => new RefreshReportsJob(),
    };

    public async Task DueAsync(string lineCode, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
    {
        if (timetable.Current.FirstOrDefault(item => item.Code == lineCode) is not { IsOff: false } line || book.Paused().Any(paused => paused.LineCode == lineCode))
        {
            return;
        }

        if (book.AskDue(RunRequest.Of(line, RunCause.Timetable, RunBook.HostOf(Holder), "", scheduledFor)) is { } run)
        {
            await ExecuteAsync(run, cancellationToken);
        }
    }

    public async Task ExecuteAsync(long run, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || !book.Claim(run, Holder))
        {
            return;
        }

        JobRun own = book.Find(run)!;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        string stoppedBy = "";
        bool isOwn = true;
        TimeSpan beat = terms.Duration / 3 < ProgressEvery ? terms.Duration / 3 : ProgressEvery;
        using ITimer beats = surroundings.Time.CreateTimer(
            _ =>
            {
                (bool stillOwn, string by) = BeatQuietly(run);
                if (!stillOwn || by.Length > 0)
                {
                    (isOwn, stoppedBy) = (stillOwn, by);
                    stop.Cancel();
                }
            },
            state: null, beat, beat);
        await using RunLog log = new(book, run);
        JobBench bench = BenchFor(run, log);
        try
        {
            JobResult result = await MakeJob(own).RunAsync(bench, stop.Token);
            book.End(run, Holder, result.State, result.Message, result.Loads, result.Next.SelectMany(kind => FollowUps(kind, run)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (!isOwn)
            {
                return;
            }

            // A host that stops leaves its run to the next one, or to itself after the start.
            book.End(run, Holder, stoppedBy.Length > 0 ? RunState.Cancelled : RunState.Interrupted, stoppedBy.Length > 0 ? JobsTexts.StoppedBy.In(language, stoppedBy) : JobsTexts.HostStops.In(language), [],
                stoppedBy.Length > 0 ? [] : [Again(own, RunCause.Resumption, surroundings.Time.GetUtcNow(), own.Attempt)]);
        }
#pragma warning disable CA1031 // Whatever a job throws fails its run, with its message; the host goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            string message = BhytCommand.Explain(exception, language);
            await log.WriteLineAsync("✗ " + message);
            int attempts = timetable.Current.FirstOrDefault(line => line.Code == own.LineCode)?.Attempts ?? 1;
            bool isTriedAgain = own.Attempt < attempts && exception is not JobFailedException { IsFinal: true };
            book.End(run, Holder, RunState.Failed, message, [], isTriedAgain ? [Again(own, RunCause.Retry, surroundings.Time.GetUtcNow() + DelayAfter(own.Attempt), own.Attempt + 1)] : []);
        }
    }

    internal static TimeSpan DelayAfter(int attempt)
    {
        TimeSpan delay = FirstDelay * Math.Pow(5, attempt - 1);
        return delay > LongestDelay ? LongestDelay : delay;
    }

    private static RunRequest Again(JobRun run, RunCause cause, DateTimeOffset due, int attempt) => new(run.LineCode, run.Kind, run.FeedCode, cause, run.AskedBy, run.Reason, due, attempt, run.Number);

    private IEnumerable<RunRequest> FollowUps(JobKind kind, long run) => timetable.Current
        .Where(line => line.Kind == kind)
        .Select(line => RunRequest.Of(line, RunCause.FollowUp, RunBook.HostOf(Holder), "", surroundings.Time.GetUtcNow(), earlierRun: run));

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
    private JobBench BenchFor(long run, RunLog log)
    {
        long told = 0;
        CommandSurroundings own = surroundings with
        {
            Output = log,
            Error = log,
            TerminalWidth = null,
            Progressed = progress =>
            {
                if (told == 0 || surroundings.Time.GetElapsedTime(told) >= ProgressEvery)
                {
                    told = surroundings.Time.GetTimestamp();
                    book.Tell(run, progress);
                }
            },
        };
        return new JobBench(home, sources, _leases, terms, own, new Screen(own, language, isJson: false));
    }
}
