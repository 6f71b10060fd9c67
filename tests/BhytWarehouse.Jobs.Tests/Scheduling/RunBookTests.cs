using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

public sealed class RunBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-runs-").FullName;
    private readonly SetClock _clock = new();
    private readonly RunBook _book;
    private readonly LeaseHolder _host = LeaseHolder.Next();

    public RunBookTests() => _book = new RunBook(Path.Combine(_folder, "jobs.db"), _clock);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Claim_ByTwoHosts_IsGivenToOne_AndNotBeforeItsHour()
    {
        long run = _book.Ask(Request(due: _clock.Now.AddMinutes(1)));
        _book.Due().ShouldBeEmpty();
        _book.Claim(run, _host).ShouldBeFalse();
        _clock.Now = _clock.Now.AddMinutes(1);
        _book.Due().Single().Number.ShouldBe(run);
        _book.Claim(run, _host).ShouldBeTrue();
        _book.Claim(run, LeaseHolder.Next()).ShouldBeFalse();
        _book.Find(run)!.State.ShouldBe(RunState.Running);
    }

    [Fact]
    public void Occurrence_OfALine_IsNotedOnce_WhoeverNotesIt()
    {
        RunRequest due = Request(cause: RunCause.Timetable);
        _book.AskDue(due).ShouldNotBeNull();
        _book.AskDue(due with { AskedBy = "another host" }).ShouldBeNull();
        _book.AskDue(due with { DueAt = due.DueAt.AddMinutes(15) }).ShouldNotBeNull();
    }

    [Fact]
    public void FollowUp_ThatWaitsAlready_IsTheSame_AndOneThatRunsIsNot()
    {
        RunRequest figures = Request(line: "figures", cause: RunCause.FollowUp);
        long first = _book.Ask(figures);
        _book.Ask(figures).ShouldBe(first);
        _book.Claim(first, _host).ShouldBeTrue();
        _book.Ask(figures).ShouldNotBe(first);
    }

    [Fact]
    public void End_OfARun_AsksForWhatFollows_OnlyWhereItIsTheHostsOwn()
    {
        long run = _book.Ask(Request());
        _book.Claim(run, _host).ShouldBeTrue();
        _book.End(run, LeaseHolder.Next(), RunState.Done, "not mine", [], [Request(line: "figures", cause: RunCause.FollowUp)]).ShouldBeFalse();
        _book.Due().ShouldBeEmpty();
        _book.End(run, _host, RunState.Done, "well", [17, 18], [Request(line: "figures", cause: RunCause.FollowUp)]).ShouldBeTrue();
        _book.Due().Single().LineCode.ShouldBe("figures");
        JobRun ended = _book.Search(new RunFilter { Load = 18 }).Single();
        (ended.Number, ended.State, ended.Message, ended.Loads).ShouldBe((run, RunState.Done, "well", ended.Loads));
        ended.Loads.ShouldBe([17, 18]);
        _book.End(run, _host, RunState.Failed, "twice", [], []).ShouldBeFalse();
    }

    [Fact]
    public void RunOfAHostThatEnded_IsTakenUpAtOnce_ThatOfASilentOneAfterItsLease()
    {
        LeaseHolder dead = _host with { Birth = "1" };
        long ofTheDead = _book.Ask(Request());
        long ofTheSilent = _book.Ask(Request(line: "load MohFacilities"));
        long stopped = _book.Ask(Request(line: "load PpcTargets"));
        _book.Claim(ofTheDead, dead).ShouldBeTrue();
        _book.Claim(stopped, dead).ShouldBeTrue();
        _book.Claim(ofTheSilent, _host).ShouldBeTrue();
        _book.AskToStop(stopped, "an").ShouldBeTrue();
        IReadOnlyList<(long CutOff, long GoesOn)> taken = _book.TakeUpAbandoned(TimeSpan.FromSeconds(30));
        taken.Select(pair => pair.CutOff).ShouldBe([ofTheDead]);
        (_book.Find(ofTheDead)!.State, _book.Find(ofTheSilent)!.State, _book.Find(stopped)!.State).ShouldBe((RunState.Interrupted, RunState.Running, RunState.Cancelled));
        JobRun goesOn = _book.Find(taken[0].GoesOn)!;
        (goesOn.Cause, goesOn.EarlierRun, goesOn.LineCode).ShouldBe((RunCause.Resumption, ofTheDead, "load VssClaims"));
        _book.Beat(ofTheDead, dead).IsOwn.ShouldBeFalse();

        _clock.Now = _clock.Now.AddSeconds(29);
        _book.Beat(ofTheSilent, _host).IsOwn.ShouldBeTrue();
        _clock.Now = _clock.Now.AddSeconds(29);
        _book.TakeUpAbandoned(TimeSpan.FromSeconds(30)).ShouldBeEmpty();
        _clock.Now = _clock.Now.AddSeconds(2);
        _book.TakeUpAbandoned(TimeSpan.FromSeconds(30)).Single().CutOff.ShouldBe(ofTheSilent);
    }

    [Fact]
    public void Stop_OfOneThatWaits_IsAtOnce_OfOneThatRunsAtItsNextBeat_OfOneThatEndedNever()
    {
        long waits = _book.Ask(Request());
        long runs = _book.Ask(Request());
        _book.Claim(runs, _host).ShouldBeTrue();
        _book.AskToStop(waits, "an").ShouldBeTrue();
        _book.AskToStop(runs, "an").ShouldBeTrue();
        _book.Find(waits)!.State.ShouldBe(RunState.Cancelled);
        _book.Beat(runs, _host).ShouldBe((true, "an"));
        _book.End(runs, _host, RunState.Cancelled, "", [], []).ShouldBeTrue();
        _book.AskToStop(runs, "an").ShouldBeFalse();
    }

    [Fact]
    public void Search_ByEachField_FindsNewestFirst_PageByPage()
    {
        long[] runs = [.. Enumerable.Range(0, 5).Select(number => _book.Ask(Request(line: number % 2 == 0 ? "load VssClaims" : "figures", due: _clock.Now.AddMinutes(-number))))];
        _book.Claim(runs[4], _host).ShouldBeTrue();
        Numbers(new RunFilter()).ShouldBe(runs.Reverse());
        Numbers(new RunFilter { Most = 2 }).ShouldBe([runs[4], runs[3]]);
        Numbers(new RunFilter { Most = 2, Before = runs[3] }).ShouldBe([runs[2], runs[1]]);
        Numbers(new RunFilter { LineCode = "figures" }).ShouldBe([runs[3], runs[1]]);
        Numbers(new RunFilter { State = RunState.Running }).ShouldBe([runs[4]]);
        Numbers(new RunFilter { Since = _clock.Now.AddMinutes(-1) }).ShouldBe([runs[1], runs[0]]);
        Numbers(new RunFilter { AskedBy = "nobody" }).ShouldBeEmpty();
        Numbers(new RunFilter { Cause = RunCause.Operator, FeedCode = "VssClaims" }).ShouldBe(runs.Reverse());
    }

    [Fact]
    public void Search_ByFacilityAndMonth_FindsTheRunsWhoseLoadsAreOfThem_AndThoseLimitedToThem()
    {
        long[] runs = [.. Enumerable.Range(0, 3).Select(_ => _book.Ask(Request()))];
        foreach (long run in runs)
        {
            _book.Claim(run, _host).ShouldBeTrue();
            _book.End(run, _host, RunState.Done, "", [(int)run + 100], []).ShouldBeTrue();
        }

        _book.Untraced().ShouldBe(runs.Select(run => (int)run + 100));
        _book.Trace((int)runs[0] + 100, [("00001", 202505), ("00002", 202506)]);
        _book.Trace((int)runs[1] + 100, [("00001", 202506)]);
        _book.Trace((int)runs[2] + 100, []);
        _book.Untraced().ShouldBeEmpty();
        long limited = _book.Ask(Request(line: "backfill VssClaims") with { Kind = JobKind.BackFill, Scope = new RunScope(202505, "00003") });

        // Whichever way is the faster one, the answer is the same.
        foreach (RunBook book in (RunBook[])[_book, new RunBook(Path.Combine(_folder, "jobs.db"), _clock) { Many = 1 }])
        {
            long[] Found(RunFilter filter) => [.. book.Search(filter).Select(run => run.Number)];
            Found(new RunFilter { FacilityCode = "00001" }).ShouldBe([runs[1], runs[0]]);
            Found(new RunFilter { FacilityCode = "00001", Most = 1 }).ShouldBe([runs[1]]);
            Found(new RunFilter { FacilityCode = "00001", Before = runs[1] }).ShouldBe([runs[0]]);
            Found(new RunFilter { MonthKey = 202506 }).ShouldBe([runs[1], runs[0]]);
            Found(new RunFilter { FacilityCode = "00001", MonthKey = 202505 }).ShouldBe([runs[0]]);
            Found(new RunFilter { FacilityCode = "00003" }).ShouldBe([limited]);
            Found(new RunFilter { MonthKey = 202505, State = RunState.Done }).ShouldBe([runs[0]]);
            Found(new RunFilter { MonthKey = 202505, State = RunState.Waiting }).ShouldBe([limited]);
            Found(new RunFilter { MonthKey = 202505, FeedCode = "VssClaims", Since = _clock.Now, Kind = JobKind.BackFill, AskedBy = "an" }).ShouldBe([limited]);
            Found(new RunFilter { FacilityCode = "00001", Load = (int)runs[0] + 100 }).ShouldBe([runs[0]]);
            Found(new RunFilter { Since = _clock.Now.AddSeconds(1) }).ShouldBeEmpty();
        }

        Numbers(new RunFilter { Loads = [(int)runs[0] + 100, (int)runs[2] + 100] }).ShouldBe([runs[2], runs[0]]);
        Numbers(new RunFilter { Loads = [] }).ShouldBeEmpty();
    }

    [Fact]
    public void BackFill_AskedForTwiceWhileItWaits_IsOne_AndAnotherMonthIsAnother()
    {
        RunRequest asked = Request(line: "backfill VssClaims") with { Kind = JobKind.BackFill, Scope = new RunScope(202505) };
        long first = _book.Ask(asked);
        _book.Ask(asked).ShouldBe(first);
        _book.Ask(asked with { Scope = new RunScope(202506) }).ShouldNotBe(first);
        _book.Claim(first, _host).ShouldBeTrue();
        long second = _book.Ask(asked);
        second.ShouldNotBe(first);
        _book.End(first, _host, RunState.Failed, "broken", [], []).ShouldBeTrue();
        _book.AskedThatFailed().ShouldBeEmpty("the same is asked for again");
        _book.Claim(second, _host).ShouldBeTrue();
        _book.End(second, _host, RunState.Failed, "broken", [], []).ShouldBeTrue();
        _book.AskedThatFailed().Single().Number.ShouldBe(second);
    }

    [Fact]
    public void RunThatIsTakenUp_KeepsThePartItIsLimitedTo()
    {
        long run = _book.Ask(Request() with { Kind = JobKind.BackFill, Scope = new RunScope(202505, "00001", "VC-001", 4, 12) });
        _book.Claim(run, _host with { Birth = "1" }).ShouldBeTrue();
        _book.Find(_book.TakeUpAbandoned(TimeSpan.FromSeconds(30)).Single().GoesOn)!.Scope.ShouldBe(new RunScope(202505, "00001", "VC-001", 4, 12));
    }

    [Fact]
    public void StoreOfAnEarlierBuild_IsBroughtUpToDate_AndKeepsItsRuns()
    {
        string path = Path.Combine(_folder, "old.db");
        using (Microsoft.Data.Sqlite.SqliteConnection old = JobStore.Open(path,
            """
            CREATE TABLE job_run (number INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL, kind TEXT NOT NULL, feed TEXT NOT NULL, cause TEXT NOT NULL, asked_by TEXT NOT NULL, reason TEXT NOT NULL, due_at TEXT NOT NULL,
                state TEXT NOT NULL DEFAULT 'Waiting', attempt INTEGER NOT NULL, earlier_run INTEGER NOT NULL, holder TEXT NOT NULL DEFAULT '', host TEXT NOT NULL DEFAULT '', started_at TEXT NOT NULL DEFAULT '', beat_at TEXT NOT NULL DEFAULT '',
                ended_at TEXT NOT NULL DEFAULT '', cancel_asked_by TEXT NOT NULL DEFAULT '', doing TEXT NOT NULL DEFAULT '', done_count INTEGER NOT NULL DEFAULT 0, total_count INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
                message TEXT NOT NULL DEFAULT '', loads TEXT NOT NULL DEFAULT '[]') STRICT;
            CREATE TABLE job_run_load (load INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (load, run)) STRICT, WITHOUT ROWID;
            INSERT INTO job_run (line, kind, feed, cause, asked_by, reason, due_at, state, attempt, earlier_run, loads) VALUES ('load VssClaims', 'Load', 'VssClaims', 'Timetable', 'host', '', '2026-06-01T00:00:00.000Z', 'Done', 1, 0, '[7]');
            INSERT INTO job_run_load VALUES (7, 1);
            """))
        {
        }

        RunBook book = new(path, _clock);
        book.Search(new RunFilter { Load = 7 }).Single().Scope.ShouldBe(RunScope.Whole);
        book.Untraced().ShouldBe([7]);
        new RunBook(path, _clock).Ask(Request() with { Scope = new RunScope(202505) }).ShouldBe(2);
    }

    [Fact]
    public void LogAndProgress_OfARun_AreKept()
    {
        long run = _book.Ask(Request());
        _book.Claim(run, _host).ShouldBeTrue();
        using (RunLog log = new(_book, run))
        {
            log.WriteLine("one");
            log.Write("two");
        }

        _book.LogOf(run).Select(entry => entry.Line).ShouldBe(["one", "two"]);
        _book.Tell(run, new WorkProgress("reading", 3, 9, "3 of 9"));
        JobRun told = _book.Find(run)!;
        (told.Doing, told.DoneCount, told.Total, told.Note).ShouldBe(("reading", 3, 9, "3 of 9"));
    }

    private long[] Numbers(RunFilter filter) => [.. _book.Search(filter).Select(run => run.Number)];

    private RunRequest Request(string line = "load VssClaims", RunCause cause = RunCause.Operator, DateTimeOffset? due = null) =>
        new(line, JobKind.Load, "VssClaims", cause, "an", "", due ?? _clock.Now);
}
