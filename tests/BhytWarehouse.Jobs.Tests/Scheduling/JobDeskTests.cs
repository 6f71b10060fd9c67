using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

public sealed class JobDeskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-desk-").FullName;
    private readonly SetClock _clock = new();
    private readonly RunBook _book;
    private readonly TimetableSettings _timetable;
    private Func<JobBench, CancellationToken, Task<JobResult>> _work = (_, _) => Task.FromResult(new JobResult(RunState.Done, "well", [], []));

    public JobDeskTests()
    {
        _book = new RunBook(Path.Combine(_folder, "jobs.db"), _clock);
        _timetable = new TimetableSettings(_folder, Timetable.Lines);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_ThatIsDone_AsksForWhatFollows_AndLogsWhatItSays()
    {
        _work = (bench, _) =>
        {
            bench.Screen.Plain("said");
            return Task.FromResult(new JobResult(RunState.Done, "well", [5], [JobKind.Figures]));
        };
        JobRun run = await DueAsync("load VssClaims");
        (run.State, run.Message).ShouldBe((RunState.Done, "well"));
        run.Loads.ShouldBe([5]);
        _book.LogOf(run.Number).Select(entry => entry.Line).ShouldBe(["said"]);
        JobRun next = _book.Due().Single();
        (next.LineCode, next.Cause, next.EarlierRun).ShouldBe(("figures", RunCause.FollowUp, run.Number));
    }

    [Fact]
    public async Task Occurrence_CalledTwice_IsDoneOnce()
    {
        JobRun run = await DueAsync("load VssClaims");
        await Desk().DueAsync("load VssClaims", _clock.Now, CancellationToken.None);
        _book.Search(new RunFilter()).Single().Number.ShouldBe(run.Number);
    }

    [Fact]
    public async Task LineOnWorkdaysOnly_MakesNoRunInTet()
    {
        File.WriteAllText(_timetable.Path, """{ "load VssClaims": { "workdaysOnly": true } }""");
        _timetable.Refresh();
        await Desk().DueAsync("load VssClaims", new DateTimeOffset(2026, 2, 18, 1, 0, 0, TimeSpan.Zero), CancellationToken.None);
        _book.Search(new RunFilter()).ShouldBeEmpty();
        await Desk().DueAsync("load VssClaims", new DateTimeOffset(2026, 2, 23, 1, 0, 0, TimeSpan.Zero), CancellationToken.None);
        _book.Search(new RunFilter()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_ThatFails_IsTriedAgainLater_AsOftenAsTheTimetableSays()
    {
        _work = (_, _) => throw new InvalidOperationException("broken");
        await DueAsync("load VssClaims");
        List<TimeSpan> delays = [];
        while (_book.Search(new RunFilter { State = RunState.Waiting }) is [JobRun retry])
        {
            retry.Cause.ShouldBe(RunCause.Retry);
            delays.Add(retry.DueAt - _clock.Now);
            await Desk().ExecuteAsync(retry.Number, listener: null, CancellationToken.None);
            _book.Find(retry.Number)!.State.ShouldBe(RunState.Waiting, "not before its hour");
            _clock.Now = retry.DueAt;
            await Desk().ExecuteAsync(retry.Number, listener: null, CancellationToken.None);
        }

        delays.ShouldBe([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)]);
        IReadOnlyList<JobRun> runs = _book.Search(new RunFilter());
        runs.Select(run => run.Attempt).ShouldBe([3, 2, 1]);
        runs.ShouldAllBe(run => run.State == RunState.Failed && run.Message.Contains("broken"));
        _book.LogOf(runs[0].Number)[^1].Line.ShouldContain("broken");
    }

    [Fact]
    public async Task Failure_ThatWouldBeTheSameAgain_IsNotTriedAgain()
    {
        _work = (_, _) => throw new JobFailedException("the file is wrong") { IsFinal = true };
        (await DueAsync("load VssClaims")).State.ShouldBe(RunState.Failed);
        _book.Search(new RunFilter()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_ThatAnOperatorStops_IsStopped_AndNotTakenUp()
    {
        JobDesk desk = Desk();
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _work = async (_, stop) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            return new JobResult(RunState.Done, "", [], []);
        };
        Task due = desk.DueAsync("load VssClaims", _clock.Now, CancellationToken.None);
        await began.Task;
        _book.AskToStop(_book.Search(new RunFilter()).Single().Number, "an").ShouldBeTrue();
        await due.WaitAsync(TimeSpan.FromSeconds(60));
        JobRun run = _book.Search(new RunFilter()).Single();
        (run.State, run.CancelAskedBy).ShouldBe((RunState.Cancelled, "an"));
    }

    [Fact]
    public async Task Run_OfAHostThatStops_IsInterrupted_AndGoesOn()
    {
        using CancellationTokenSource host = new();
        _work = async (_, stop) =>
        {
            await host.CancelAsync();
            stop.ThrowIfCancellationRequested();
            return new JobResult(RunState.Done, "", [], []);
        };
        await Desk().DueAsync("load VssClaims", _clock.Now, host.Token);
        IReadOnlyList<JobRun> runs = _book.Search(new RunFilter());
        runs.Select(run => (run.State, run.Cause)).ShouldBe([(RunState.Waiting, RunCause.Resumption), (RunState.Interrupted, RunCause.Timetable)]);
        runs[0].EarlierRun.ShouldBe(runs[1].Number);
    }

    [Fact]
    public async Task Line_ThatIsPausedOrOff_MakesNoRun_ButAnOperatorsIsDone()
    {
        _book.Pause("load VssClaims", "an", "why").ShouldBeTrue();
        await Desk().DueAsync("load VssClaims", _clock.Now, CancellationToken.None);
        _book.Search(new RunFilter()).ShouldBeEmpty();
        long asked = _book.Ask(RunRequest.Of(Timetable.Lines[0], RunCause.Operator, "an", "late", _clock.Now));
        await Desk().ExecuteAsync(asked, listener: null, CancellationToken.None);
        _book.Find(asked)!.State.ShouldBe(RunState.Done);
        _book.Resume("load VssClaims").ShouldBeTrue();
        (await DueAsync("load VssClaims")).State.ShouldBe(RunState.Done);
        await File.WriteAllTextAsync(_timetable.Path, """{ "refresh": { "isOff": true } }""");
        _timetable.Refresh();
        await Desk().DueAsync("refresh", _clock.Now, CancellationToken.None);
        _book.Search(new RunFilter { LineCode = "refresh" }).ShouldBeEmpty();
    }

    private async Task<JobRun> DueAsync(string line)
    {
        await Desk().DueAsync(line, _clock.Now, CancellationToken.None);
        return _book.Search(new RunFilter { LineCode = line, Cause = RunCause.Timetable })[0];
    }

    private JobDesk Desk() => new(
        WarehouseHome.OpenOrCreate(Path.Combine(_folder, "warehouse.db"), _clock), SourceRegister.All, _book, _timetable,
        new CommandSurroundings(TextWriter.Null, TextWriter.Null, _ => null, _clock, TerminalWidth: null), Language.English, new LeaseTerms { Duration = TimeSpan.FromSeconds(1) })
    {
        MakeJob = _ => new Job(_work),
    };

    private sealed class Job(Func<JobBench, CancellationToken, Task<JobResult>> work) : IJob
    {
        public Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken) => work(bench, cancellationToken);
    }
}
