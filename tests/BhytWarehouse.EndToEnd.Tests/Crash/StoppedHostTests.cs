using System.Diagnostics;
using BhytWarehouse.EndToEnd.Tests.KnownFailures;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Leases;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>A process that is stopped (SIGSTOP), overtaken when its lease ran out, and set going again: its next durable step is refused.</summary>
[Collection(DroppedProvinceCollection.Name)]
public sealed class StoppedHostTests : IDisposable
{
    /// <summary>Renewed each third of it: long enough that the process is not stopped within a renewal, in which it would hold jobs.db against everybody until it goes on.</summary>
    private const string LeaseSeconds = "4";

    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [UnixTheory]
    [InlineData(DurableStep.Begun)]
    [InlineData(DurableStep.Stored)]
    [InlineData(DurableStep.Landed)]
    [InlineData(DurableStep.Staged)]
    public async Task Host_OvertakenWhileItStoodStill_IsRefusedAtItsNextStep(DurableStep step)
    {
        string file = _bench.Put("claims.xml", FailureBench.Claims("LK-1", "LK-2", "LK-3"));
        string[] load = ["load", "VssClaims", "--from", file, "--warehouse", "sqlite:" + _bench.Home.Home.Warehouse.Path];
        using Process first = ChildProcess.StartShell($"export {LoadingProcess.ClockVariable}=1 {LeaseTerms.DurationVariable}={LeaseSeconds} {LoadingProcess.StopAtVariable}='VssClaims/{step}'; {ChildProcess.Command(load)}");
        await ChildProcess.UntilAsync(() => ChildProcess.IsStopped(first), first);
        LeaseResource feed = LeaseResource.Feed("VssClaims");
        await ChildProcess.UntilAsync(() => LeaseBook.Standing(_bench.Home.Home.JobsPath, TimeProvider.System).Any(entry => entry.Resource == feed && entry.IsOver), first);

        (int secondExitCode, string secondOutput, string secondError) = await ChildProcess.EndAsync(ChildProcess.StartShell($"export {LoadingProcess.ClockVariable}=1; {ChildProcess.Command(load)}"));
        secondExitCode.ShouldBe(0, secondOutput + secondError);
        string[] published = _bench.ClaimNumbers;
        List<string> states = States();
        ChildProcess.Signal("-CONT", first);
        (int firstExitCode, string firstOutput, string firstError) = await ChildProcess.EndAsync(first);

        firstExitCode.ShouldBe(1, firstOutput + firstError);
        firstError.ShouldContain("another bhyt took over with lease");
        published.ShouldBe(["LK-1", "LK-2", "LK-3"]);
        _bench.ClaimNumbers.ShouldBe(published);
        States().ShouldBe(states, "the one that was overtaken must change nothing");
        _bench.Home.Count("SELECT COUNT(*) FROM staging_VssClaim").ShouldBe(0);
        _bench.Home.Home.Landing.Unfinished().ShouldBeEmpty();
        (await _bench.BhytAsync("ledger", "--verify")).ExitCode.ShouldBe(0);
    }

    private List<string> States() => _bench.Home.Rows("SELECT LoadRunKey, FeedCode, StateName, Message FROM audit_LoadRun ORDER BY 1", reader => $"{reader.GetInt32(0)} {reader.GetString(1)} {reader.GetString(2)} {reader.GetString(3)}");
}
