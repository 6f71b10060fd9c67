using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BhytWarehouse.EndToEnd.Tests.Crash;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;

namespace BhytWarehouse.EndToEnd.Tests.KnownFailures;

/// <summary>Processes that overlap, and processes that die between two steps.</summary>
public sealed class SecondStartTests : IDisposable
{
    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [UnixFact]
    public async Task SecondStartWhileTheFirstStillLoads_IsRefusedAndLeavesItAlone()
    {
        for (int file = 0; file < 6; file++)
        {
            _bench.Put($"claims/{file}.xml", FailureBench.Claims([.. Enumerable.Range(1, 300).Select(number => string.Create(CultureInfo.InvariantCulture, $"LK-{file}-{number}"))]));
        }

        // The first stands still in the middle of its load, as one that takes hours does, however long the second takes to start.
        using Process first = ChildProcess.StartShell(
            $"export {LoadingProcess.ClockVariable}=1 {LeaseTerms.DurationVariable}=600 {LoadingProcess.StopAtVariable}='VssClaims/Landed'; {ChildProcess.Command("load", "VssClaims", "--from", Path.Combine(_bench.Folder, "claims"), "--warehouse", "sqlite:" + _bench.Home.Home.Warehouse.Path)}");
        await ChildProcess.UntilAsync(() => ChildProcess.IsStopped(first), first);
        StatesOf("VssClaims").ShouldBe(["landed"]);
        try
        {
            (int exitCode, string output, string error) = await ChildProcess.EndAsync(Start("load", "VssClaims", "--from", Path.Combine(_bench.Folder, "claims")));
            exitCode.ShouldBe(1, output);
            error.ShouldContain("another bhyt is working");
            error.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"process {first.Id}"));

            // A run of all feeds takes what nobody works on; the load under way and the files of its feed are left alone.
            string waiting = _bench.Drop("VssClaims", "more.xml", FailureBench.Claims("LK-MORE"));
            (int runExitCode, string runOutput, string runError) = await ChildProcess.EndAsync(Start("run"));
            runExitCode.ShouldBe(0, runOutput + runError);
            runOutput.ShouldContain("under way in another bhyt and was left to it");
            runOutput.ShouldContain("VssClaims: another bhyt is loading this feed");
            File.Exists(waiting).ShouldBeTrue();
            File.Delete(waiting);
            StatesOf("VssClaims").Count.ShouldBe(1);
        }
        finally
        {
            ChildProcess.Signal("-CONT", first);
        }

        (int firstExitCode, string firstOutput, string firstError) = await ChildProcess.EndAsync(first);
        firstExitCode.ShouldBe(0, firstOutput + firstError);
        StatesOf("VssClaims").ShouldBe(["published"]);
        _bench.Home.Count("SELECT COUNT(*) FROM fact_Claim").ShouldBe(1800);
        _bench.Home.Count("SELECT COUNT(DISTINCT ClaimNumber) FROM fact_Claim").ShouldBe(1800);
        // The lease ends with its process: nothing has to be cleaned up by hand.
        (await ChildProcess.EndAsync(Start("run"))).ExitCode.ShouldBe(0);
    }

    /// <summary>The run is killed while it does what the named table stands for: delivering the load, or computing the figures after it.</summary>
    [UnixTheory]
    [InlineData("fact_Claim", "staged")]
    [InlineData("fact_IndicatorValue", "published")]
    public async Task RunKilledBeforeTheRefresh_IsFollowedByOneThatAsksForIt(string table, string state)
    {
        _bench.Drop("VssClaims", "claims.xml", FailureBench.Claims("LK-A", "LK-B"));
        // A view of infinitely many rows holds the process at this place until it is killed.
        _bench.Change("CREATE VIEW endless AS WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT n FROM number");
        _bench.Change($"CREATE TRIGGER stall BEFORE INSERT ON {table} BEGIN SELECT COUNT(*) FROM endless; END");
        using (Process run = Start("run"))
        {
            await ChildProcess.UntilAsync(() => StatesOf("VssClaims") is [var reached] && reached == state, run);
            run.HasExited.ShouldBeFalse();
            run.Kill();
            await ChildProcess.EndAsync(run);
        }

        _bench.Change("DROP TRIGGER stall");
        _bench.Change("DROP VIEW endless");
        (_, JsonElement next) = await _bench.BhytJsonAsync("run");
        (_, JsonElement afterwards) = await _bench.BhytJsonAsync("run");

        next.GetProperty("resumed").GetArrayLength().ShouldBe(state == "staged" ? 1 : 0);
        next.GetProperty("figures").GetProperty("K16").GetInt32().ShouldBe(1);
        next.GetProperty("refresh").GetProperty("tables").EnumerateArray().Select(item => item.GetProperty("table").GetString()).ShouldContain("FacilityMonth");
        _bench.ClaimNumbers.ShouldBe(["LK-A", "LK-B"]);
        afterwards.GetProperty("refresh").GetProperty("tables").GetArrayLength().ShouldBe(0);
    }

    private List<string> StatesOf(string feed) => _bench.Home.Rows($"SELECT StateName FROM audit_LoadRun WHERE FeedCode = '{feed}' ORDER BY LoadRunKey", reader => reader.GetString(0));

    private Process Start(params string[] words) =>
        ChildProcess.StartShell($"exec {ChildProcess.Bhyt} {string.Join(' ', words.Append("--warehouse").Append("sqlite:" + _bench.Home.Home.Warehouse.Path).Select(word => $"'{word}'"))}");
}
