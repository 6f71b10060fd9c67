using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using BhytWarehouse.EndToEnd.Tests.Crash;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Connectors.Sql;
using BhytWarehouse.Jobs;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Tests.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Hosts;

/// <summary>`bhyt serve` as processes of their own: killed during a load, stopped, and two over one store.</summary>
[Collection(DroppedProvinceCollection.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed partial class ServeTests(DroppedProvince province) : IDisposable
{
    private readonly List<Process> _hosts = [];
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly PostgreSqlServer _server = new();

    public void Dispose()
    {
        foreach (Process host in _hosts)
        {
            if (!host.HasExited)
            {
                host.Kill(entireProcessTree: true);
                host.WaitForExit();
            }

            host.Dispose();
        }

        _server.Dispose();
    }

    [UnixFact]
    public async Task Host_KilledDuringALoad_FinishesItAfterTheNextStart_WithWhatFollows_AndNothingTwice()
    {
        string home = province.NewHome();
        RunBook book = AskForEveryLoad(home);
        Process first = Start(home);
        await UntilAsync(() => book.Search(new RunFilter { LineCode = "load VssClaims", State = RunState.Running }) is [{ Doing.Length: > 0 }], first);
        ChildProcess.Signal("-9", first);
        await first.WaitForExitAsync();
        Process second = Start(home);
        await UntilAsync(() => IsAtRest(book), second);
        ChildProcess.Signal("-TERM", second);
        await second.WaitForExitAsync();

        second.ExitCode.ShouldBe(0);
        IReadOnlyList<JobRun> claims = book.Search(new RunFilter { LineCode = "load VssClaims" });
        claims.ShouldContain(run => run.State == RunState.Interrupted && IsOf(run, first));
        claims.ShouldContain(run => run.State == RunState.Done && run.Cause == RunCause.Resumption);
        await ShouldBeAsOneRunAsync(home);
    }

    [UnixFact]
    public async Task Host_ToldToStopDuringALoad_StopsAtASafePoint_AndGoesOnAfterTheNextStart()
    {
        string home = province.NewHome();
        RunBook book = AskForEveryLoad(home);
        Process first = Start(home);
        await UntilAsync(() => book.Search(new RunFilter { State = RunState.Running }).Count > 0, first);
        ChildProcess.Signal("-TERM", first);
        await first.WaitForExitAsync();
        first.ExitCode.ShouldBe(0);
        book.Search(new RunFilter { State = RunState.Running }).ShouldBeEmpty("a host that stops leaves no run that looks as if it went on");
        Process second = Start(home);
        await UntilAsync(() => IsAtRest(book), second);
        ChildProcess.Signal("-TERM", second);
        await second.WaitForExitAsync();
        await ShouldBeAsOneRunAsync(home);
    }

    [UnixFact]
    public async Task SecondHost_OfAStoreThatServesOne_IsRefused_AndTheFirstTellsItsHealth()
    {
        string home = province.NewHome(withFiles: false);
        Process first = Start(home);
        string url = await HealthOfAsync(first);
        using HttpClient client = new();
        HttpResponseMessage ready = await client.GetAsync(new Uri(url));
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).ShouldContain("load VssClaims");
        Process second = Start(home);
        await second.WaitForExitAsync();
        string told = string.Join('\n', _errors);
        second.ExitCode.ShouldBe(1);
        told.ShouldContain("/" + first.Id.ToString(CultureInfo.InvariantCulture));
        told.ShouldContain(ServeCommand.StoreVariable);
    }

    [UnixFact]
    public async Task Metrics_AreGivenToWhoShowsTheToken_AndTheLogIsJson()
    {
        string home = province.NewHome(withFiles: false);
        RunBook book = new(WarehouseHome.JobsPathIn(home), TimeProvider.System);
        long run = book.Ask(RunRequest.Of(Timetable.Lines.Single(line => line.FeedCode == "PpcTargets"), RunCause.Operator, "an", "for Nguyễn Văn A", TimeProvider.System.GetUtcNow()));
        Process host = Start(home, before: "export BHYT_METRICS_TOKEN='a token'; export BHYT_LOG_FORMAT=json; ");
        JsonElement serving = await LogAsync(host, line => line.GetProperty("Message").GetString()!.Contains("/health/ready", StringComparison.Ordinal));
        string root = Url().Match(serving.GetProperty("Message").GetString()!).Value.Replace("/health/ready", "", StringComparison.Ordinal);
        JsonElement ended = await LogAsync(host, line => line.GetProperty("EventId").GetInt32() == 2 && line.GetProperty("State").GetProperty("Run").GetRawText().Trim('"') == run.ToString(CultureInfo.InvariantCulture));
        ended.GetProperty("State").GetProperty("Job").GetString().ShouldBe("load PpcTargets");
        ended.GetProperty("State").GetProperty("Feed").GetString().ShouldBe("PpcTargets");
        ended.GetRawText().ShouldNotContain("Nguyễn");

        using HttpClient client = new();
        (await client.GetAsync(new Uri(root + "/metrics"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "another token");
        (await client.GetAsync(new Uri(root + "/metrics"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "a token");
        HttpResponseMessage given = await client.GetAsync(new Uri(root + "/metrics"));
        given.StatusCode.ShouldBe(HttpStatusCode.OK);
        given.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        string text = await given.Content.ReadAsStringAsync();
        text.ShouldContain("bhyt_runs_ended_total{job=\"load PpcTargets\",feed=\"PpcTargets\",state=\"Done\"} 1");
        text.ShouldContain("# TYPE bhyt_run_duration_seconds histogram");
        text.ShouldNotContain("Nguyễn");
    }

    /// <summary>Every line that the host writes is one JSON document; the first that fits.</summary>
    private static async Task<JsonElement> LogAsync(Process host, Func<JsonElement, bool> fits)
    {
        while (await host.StandardOutput.ReadLineAsync() is { } line)
        {
            JsonElement document = JsonDocument.Parse(line).RootElement.Clone();
            if (fits(document))
            {
                return document;
            }
        }

        throw new InvalidOperationException("the host ended and told nothing that fits");
    }

    [PostgreSqlFact]
    public async Task TwoHosts_OverOneStore_ShareTheWork_AndSurviveTheDeathOfOne()
    {
        string home = province.NewHome();
        string store = _server.NewDatabase();
        RunBook book = AskForEveryLoad(home);
        Process first = Start(home, store);
        await UntilAsync(() => book.Search(new RunFilter { State = RunState.Running }).Count > 0, first);
        Process second = Start(home, store);
        await UntilAsync(() => book.Search(new RunFilter()).Any(run => run.State != RunState.Waiting && IsOf(run, second)), second);
        await UntilAsync(() => book.Search(new RunFilter { State = RunState.Running }).Any(run => IsOf(run, first)) || IsAtRest(book), second);
        ChildProcess.Signal("-9", first);
        await first.WaitForExitAsync();
        await UntilAsync(() => IsAtRest(book), second);
        ChildProcess.Signal("-TERM", second);
        await second.WaitForExitAsync();
        await ShouldBeAsOneRunAsync(home);
    }

    private static bool IsOf(JobRun run, Process host) => run.Host.EndsWith($"/{host.Id.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);

    private static RunBook AskForEveryLoad(string home)
    {
        RunBook book = new(WarehouseHome.JobsPathIn(home), TimeProvider.System);
        foreach (TimetableLine line in SourceRegister.All.Sources.Select(source => Timetable.Lines.Single(item => item.FeedCode == source.FeedCode)))
        {
            book.Ask(RunRequest.Of(line, RunCause.Operator, "test", "", TimeProvider.System.GetUtcNow()));
        }

        return book;
    }

    /// <summary>Every load was done, figures and refresh followed, and nothing is left to do.</summary>
    private static bool IsAtRest(RunBook book)
    {
        IReadOnlyList<JobRun> runs = book.Search(new RunFilter { Most = 1000 });
        return runs.All(run => run.State is not (RunState.Waiting or RunState.Running)) && SourceRegister.All.Sources.All(source => runs.Any(run => run.FeedCode == source.FeedCode && run.State == RunState.Done))
            && runs.FirstOrDefault(run => run.LineCode == "figures" && run.State == RunState.Done) is { } figures && runs.Any(run => run.LineCode == "refresh" && run.State == RunState.Done && run.Number > figures.Number);
    }

    private async Task UntilAsync(Func<bool> isSo, Process host)
    {
        try
        {
            await ChildProcess.UntilAsync(isSo, host, patience: TimeSpan.FromMinutes(10));
        }
        catch (Shouldly.ShouldAssertException because)
        {
            throw new InvalidOperationException(string.Join('\n', _errors), because);
        }
    }

    private Process Start(string home, string store = "", string before = "")
    {
        Process host = ChildProcess.StartShell($"{before}export {ServeCommand.StoreVariable}='{store}'; exec {ChildProcess.Bhyt} serve --urls http://127.0.0.1:0 --warehouse 'sqlite:{ScratchHome.WarehousePathIn(home)}'");
        _hosts.Add(host);
        host.ErrorDataReceived += (_, told) => _errors.Enqueue(told.Data ?? "");
        host.BeginErrorReadLine();
        return host;
    }

    private static async Task<string> HealthOfAsync(Process host)
    {
        while (await host.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Url().Match(line) is { Success: true } url)
            {
                return url.Value;
            }
        }

        throw new InvalidOperationException("the host told no address");
    }

    /// <summary>As what one `bhyt run` of the same day makes of the same files.</summary>
    private async Task ShouldBeAsOneRunAsync(string folder)
    {
        string one = province.NewHome();
        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell($"exec {ChildProcess.Bhyt} run --warehouse 'sqlite:{ScratchHome.WarehousePathIn(one)}'"));
        exitCode.ShouldBe(0, output + error);
        using ScratchHome expected = ScratchHome.OpenIn(one);
        using ScratchHome found = ScratchHome.OpenIn(folder);
        // Alerts of silence and links tell when figures were computed in between, and totals are of them too; a health statistic tells the moment of its receipt.
        found.Content.DifferenceFrom(expected.Content, except: ["fact.DeliveryAlert", "fact.IdentityLink", "fact.ControlTotal", "fact.HealthStatistic"]).ShouldBeEmpty();
        found.Content.Tables["fact.HealthStatistic"].Length.ShouldBe(expected.Content.Tables["fact.HealthStatistic"].Length);
        found.Books.DifferenceFrom(expected.Books, except: "audit.Ledger").ShouldBeEmpty();
        using SqliteConnection connection = found.Home.Warehouse.OpenReader();
        new LedgerReport(connection, SourceRegister.All).Verify().ShouldBeEmpty();
        found.Count("SELECT COUNT(*) FROM audit_LoadRun WHERE StateName NOT IN ('published', 'failed')").ShouldBe(0);
        new SqliteInspection(connection).StagedRows().ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(folder, "drop", "VssClaims"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [GeneratedRegex("http://127[^ ,]*/health/ready", RegexOptions.CultureInvariant)]
    private static partial Regex Url();
}
