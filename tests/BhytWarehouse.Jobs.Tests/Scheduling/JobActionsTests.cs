using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

public sealed class JobActionsTests : IDisposable
{
    private static readonly TimetableLine Line = Timetable.Lines[0];

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-actions-").FullName;
    private readonly SetClock _clock = new();
    private readonly RunBook _book;
    private readonly OperatorLog _log;
    private readonly JobActions _actions;

    public JobActionsTests()
    {
        string path = Path.Combine(_folder, "jobs.db");
        _book = new RunBook(path, _clock);
        _log = new OperatorLog(path, _clock);
        _actions = new JobActions(_book, _log, _clock);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_NotBeforeAMoment_WaitsForIt()
    {
        JobAnswer answer = _actions.Run(Line, "lan.nt", "after the night", _clock.Now.AddHours(5));
        answer.IsDone.ShouldBeTrue();
        _book.Due().ShouldBeEmpty();
        _clock.Now += TimeSpan.FromHours(5);
        _book.Due().ShouldHaveSingleItem().Number.ShouldBe(answer.Run);
    }

    [Fact]
    public void Retry_OfARunThatFailed_AsksForTheSameFromTheFirstAttempt_AndSaysAfterWhich()
    {
        long failed = Failed();
        JobAnswer answer = _actions.Retry(_book.Find(failed)!, "lan.nt", "put right");
        JobRun again = _book.Find(answer.Run)!;
        again.EarlierRun.ShouldBe(failed);
        again.Attempt.ShouldBe(1);
        again.LineCode.ShouldBe(Line.Code);
        _book.Search(new RunFilter { EarlierRun = failed }).ShouldHaveSingleItem().Number.ShouldBe(again.Number);
        JobAnswer twice = _actions.Retry(_book.Find(failed)!, "lan.nt", "put right");
        twice.IsDone.ShouldBeFalse();
        twice.Run.ShouldBe(again.Number);
        _actions.Retry(again, "lan.nt", "put right").In(Language.English).ShouldContain("has not ended");
        _log.Actions().Select(action => (action.What, action.Who, action.Reason)).ShouldBe([("jobs retry", "lan.nt", "put right"), ("jobs retry", "lan.nt", "put right")]);
    }

    [Fact]
    public void Steps_OfARun_AreKeptInTheirOrder_EachAsFarAsItCame()
    {
        long run = _book.Ask(RunRequest.Of(Line, RunCause.Operator, "test", "", _clock.Now));
        StepBook steps = new(Path.Combine(_folder, "jobs.db"), _clock);
        steps.Tell(run, new WorkProgress("landing", 1, 2, "1 of 2 files"));
        _clock.Now += TimeSpan.FromSeconds(5);
        steps.Tell(run, new WorkProgress("landing", 2, 2, "2 of 2 files"));
        _clock.Now += TimeSpan.FromSeconds(5);
        steps.Tell(run, new WorkProgress("reading", 10, 100, "10 of 100 dossiers, 5 đồng"));
        IReadOnlyList<RunStep> told = steps.Of(run);
        told.Select(step => (step.What, step.Done, step.Note)).ShouldBe([("landing", 2, "2 of 2 files"), ("reading", 10, "10 of 100 dossiers, 5 đồng")]);
        (told[0].LastAt - told[0].BeganAt).ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Hosts_ThatSpoke_AreShown_UntilTheyLeave_OrWereSilentForADay()
    {
        HostBook hosts = new(Path.Combine(_folder, "jobs.db"), _clock);
        LeaseHolder one = LeaseHolder.Next();
        LeaseHolder two = LeaseHolder.Next() with { ProcessId = 4_000_000 };
        hosts.Beat(one);
        _clock.Now += TimeSpan.FromMinutes(1);
        hosts.Beat(two);
        hosts.All().Select(host => host.Name).ShouldBe([RunBook.HostOf(two), RunBook.HostOf(one)]);
        hosts.All()[0].HasEnded.ShouldBeTrue("there is no such process");
        hosts.Leave(two);
        hosts.All().ShouldHaveSingleItem().StartedAt.ShouldBe(_clock.Now.AddMinutes(-1));
        _clock.Now += TimeSpan.FromDays(2);
        hosts.Beat(two);
        hosts.All().ShouldHaveSingleItem().Name.ShouldBe(RunBook.HostOf(two));
    }

    private long Failed()
    {
        LeaseHolder holder = LeaseHolder.Next();
        long run = _book.Ask(RunRequest.Of(Line, RunCause.Operator, "test", "", _clock.Now));
        _book.Claim(run, holder);
        _book.End(run, holder, RunState.Failed, "the file is wrong", [], []).ShouldBeTrue();
        return run;
    }
}
