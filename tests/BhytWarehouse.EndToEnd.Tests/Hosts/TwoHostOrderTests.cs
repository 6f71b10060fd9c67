using System.Globalization;
using BhytWarehouse.EndToEnd.Tests.Crash;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Warehouse.Tests.Star;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace BhytWarehouse.EndToEnd.Tests.Hosts;

/// <summary>Two hosts at work on one home at the same time: random schedules of files in any order, corrections and files sent again end in the content that one host makes of them in one go.</summary>
public sealed class TwoHostOrderTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>How many schedules; the long form is asked for by this variable.</summary>
    private const string SchedulesVariable = "BHYT_ORDER_SCHEDULES";
    private const int Schedules = 18;
    private const int SchedulesOfOneHistory = 6;

    /// <summary>Of so many schedules of two hosts in one process, one is of two processes.</summary>
    private const int ThreadsPerProcesses = 9;

    /// <summary>Links and alerts of silence that were closed again tell when figures were computed in between.</summary>
    private static readonly string[] ByWayThere = ["fact.IdentityLink", "fact.DeliveryAlert"];

    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable(SchedulesVariable), CultureInfo.InvariantCulture, out int asked) ? asked : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-hosts-").FullName;
    private int _homes;
    private int _waits;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Content_AfterAnySchedulesOfTwoHosts_IsThatOfOneHost()
    {
        int seed = Seed(otherwise: DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber);
        output.WriteLine($"seed {seed}; BHYT_SEED={seed} repeats it");
        int wanted = Asked ?? Schedules;
        string template = Template();
        int done = 0;
        for (int history = 0; done < wanted; history++)
        {
            ArrivalHistory files = new(unchecked(seed + (history * 1000)));
            LogicalContent expected = OneHost(template, files);
            for (int schedule = 1; schedule <= SchedulesOfOneHistory && done < wanted; schedule++, done++)
            {
                await TwoHostsAsync(template, files, new Random(unchecked(seed + (history * 1000) + schedule)), expected, $"seed {seed}, history {history}, schedule {schedule}");
            }

            Report($"{done} schedules of two hosts in one process end as one host, {_waits} times one of them waited for the other", seed);
        }

        output.WriteLine($"{done} schedules; {_waits} times one host waited for the feed of the other");
    }

    [UnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Content_AfterAnySchedulesOfTwoProcesses_IsThatOfOne()
    {
        int seed = Seed(otherwise: 739947);
        output.WriteLine($"seed {seed}; BHYT_SEED={seed} repeats it");
        int wanted = Math.Max(2, (Asked ?? Schedules) / ThreadsPerProcesses);
        int left = 0;
        for (int schedule = 0; schedule < wanted; schedule++)
        {
            ArrivalHistory history = new(unchecked(seed + 500_000 + schedule));
            ArrivingFile[] files = [.. history.Files.Where(file => file.FeedCode != "Register")];
            string one = NewHome();
            Drop(one, files, again: "");
            (await ChildProcess.EndAsync(ChildProcess.StartRun(one))).ExitCode.ShouldBe(0);
            string two = NewHome();
            string told = $"seed {seed}, schedule {schedule}";
            Random random = new(unchecked(seed + schedule));
            random.Shuffle(files);
            for (int taken = 0, round = 0; taken < files.Length; round++)
            {
                int count = Math.Min(files.Length - taken, random.Next(2, 7));
                Drop(two, files.AsSpan(taken, count), again: "");
                taken += count;
                if (random.Next(2) == 0)
                {
                    Drop(two, [files[random.Next(taken)]], again: string.Create(CultureInfo.InvariantCulture, $"again-{round}-"));
                }

                left += await RunBesideEachOtherAsync(two, told);
            }

            // What was left to a host that had looked before the file came.
            (int exitCode, string printed, string error) = await ChildProcess.EndAsync(ChildProcess.StartRun(two));
            exitCode.ShouldBe(0, told + printed + error);
            using ScratchHome expected = ScratchHome.OpenIn(one);
            using ScratchHome found = ScratchHome.OpenIn(two);
            expected.Content.Tables["fact.IndicatorValue"].ShouldNotBeEmpty();
            expected.Content.Tables["fact.ClaimAlert"].ShouldNotBeEmpty();
            found.Content.DifferenceFrom(expected.Content, except: [.. ByWayThere, "fact.ControlTotal"]).ShouldBeEmpty(told);
            TotalsOf(found).ShouldBe(TotalsOf(expected), told);
            ShouldBeInOrder(found, told, SourceRegister.All);
            Directory.EnumerateFiles(Path.Combine(two, "drop", "VssClaims")).ShouldBeEmpty(told);
            Report($"{schedule + 1} schedules of two processes end as one, {left} times a feed was left to the other", seed);
        }

        output.WriteLine($"{wanted} schedules of two processes; {left} times one left a feed to the other");
    }

    /// <summary>Without those of the alerts of silence, which tell when figures were computed in between.</summary>
    private static string[] TotalsOf(ScratchHome home) => [.. home.Content.Tables["fact.ControlTotal"].Where(row => !row.StartsWith("DeliveryAlert|", StringComparison.Ordinal))];

    private async Task<int> RunBesideEachOtherAsync(string home, string told)
    {
        (int ExitCode, string Output, string Error)[] ends = await Task.WhenAll(ChildProcess.EndAsync(ChildProcess.StartRun(home)), ChildProcess.EndAsync(ChildProcess.StartRun(home)));
        foreach ((int exitCode, string printed, string error) in ends)
        {
            exitCode.ShouldBe(0, told + printed + error);
        }

        return ends.Sum(end => end.Output.Split("another bhyt is loading this feed").Length - 1);
    }

    private LogicalContent OneHost(string template, ArrivalHistory files)
    {
        using ScratchHome home = Copy(template);
        foreach (ArrivingFile[] load in files.Files.GroupBy(file => file.FeedCode == "Register" ? file.Name : file.FeedCode).Select(feed => feed.ToArray()))
        {
            Load(home, home.Leases, load);
        }

        return home.Content;
    }

    private async Task TwoHostsAsync(string template, ArrivalHistory files, Random random, LogicalContent expected, string schedule)
    {
        IReadOnlyList<IReadOnlyList<ArrivingFile>> loads = files.RandomLoads(random);
        List<List<IReadOnlyList<ArrivingFile>>> shares = [[], []];
        foreach (IReadOnlyList<ArrivingFile> load in loads)
        {
            shares[random.Next(2)].Add(load);
        }

        string told = $"{schedule}: {string.Join(" || ", shares.Select(share => string.Join(" | ", share.Select(load => string.Join(" + ", load.Select(file => file.Name))))))}";
        using ScratchHome home = Copy(template);
        await Task.WhenAll(shares.Select(share => Task.Factory.StartNew(
            () =>
            {
                HostLeases leases = new(home.Home.Warehouse, ScratchHome.Clock, LeaseTerms.Default);
                foreach (IReadOnlyList<ArrivingFile> load in share)
                {
                    Load(home, leases, load);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        home.Content.DifferenceFrom(expected).ShouldBeEmpty(told);
        ShouldBeInOrder(home, told, SourceRegister.All);
        Directory.Delete(home.Folder, recursive: true);
    }

    private void Load(ScratchHome home, HostLeases leases, IReadOnlyList<ArrivingFile> files)
    {
        if (files[0].FeedCode == "Register")
        {
            RegisterStandIn.Load(home, files[0]);
            return;
        }

        ISource source = SourceRegister.All[files[0].FeedCode];
        string place = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        foreach (ArrivingFile file in files)
        {
            File.WriteAllBytes(Path.Combine(place, file.Name), file.Content);
        }

        Lease? slice = leases.TryTake(LeaseResource.Feed(source.FeedCode));
        if (slice is null)
        {
            Interlocked.Increment(ref _waits);
        }

        using Lease own = slice ?? leases.Await(LeaseResource.Feed(source.FeedCode), CancellationToken.None);
        LoadResult result = new WarehouseLoad(home.Home, SourceRegister.All, ScratchHome.Clock, leases).Run(own, source, InputFiles.Find(place, source.FileExtensions, quietSince: null), progress: null, CancellationToken.None);
        result.State.ShouldBe(LoadState.Published, result.Message);
    }

    private static void ShouldBeInOrder(ScratchHome home, string told, SourceRegister sources)
    {
        KeysInForce.Breaches(home.Home.Warehouse).ShouldBeEmpty(told);
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        new LedgerReport(connection, sources).Verify().Where(difference => !difference.ToString()!.Contains("register-", StringComparison.Ordinal)).ShouldBeEmpty(told);
        new SqliteInspection(connection).StagedRows().ShouldBeEmpty(told);
        connection.ScalarLong("SELECT COUNT(*) - COUNT(DISTINCT LoadRunKey) + COUNT(*) - COUNT(DISTINCT PublicationNumber) FROM audit_LoadRun WHERE StateName = 'published'").ShouldBe(0, told);
        home.Home.Landing.Unfinished().ShouldBeEmpty(told);
    }

    private void Drop(string home, ReadOnlySpan<ArrivingFile> files, string again)
    {
        foreach (ArrivingFile file in files)
        {
            string path = Path.Combine(home, "drop", file.FeedCode, again + file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
    }

    private string NewHome()
    {
        string home = Directory.CreateDirectory(Path.Combine(_folder, $"home-{_homes++}")).FullName;
        ScratchHome.PutKey(home);
        return home;
    }

    /// <summary>A home that has its code lists, copied for each schedule.</summary>
    private string Template()
    {
        string folder = NewHome();
        ScratchHome home = ScratchHome.OpenIn(folder);
        using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
        new CodeListLoad(connection, new LoadRunLog(connection, ScratchHome.Clock)).EnsureLoaded();
        RegisterStandIn.Install(connection);
        connection.Run("PRAGMA journal_mode = DELETE");
        return folder;
    }

    private ScratchHome Copy(string template)
    {
        string folder = NewHome();
        File.Copy(ScratchHome.WarehousePathIn(template), ScratchHome.WarehousePathIn(folder));
        return ScratchHome.OpenIn(folder);
    }

    /// <summary>Of the loads, a new one for each day, as in the orders of one host. Of all figures, the same each day: the long form looks into others.</summary>
    private static int Seed(int otherwise) => int.TryParse(Environment.GetEnvironmentVariable("BHYT_SEED"), CultureInfo.InvariantCulture, out int given) ? given : otherwise;

    /// <summary>The long form takes long: what it has shown so far is kept in a file.</summary>
    private static void Report(string line, int seed)
    {
        if (Asked is not null)
        {
            string path = Environment.GetEnvironmentVariable("BHYT_ORDER_REPORT") ?? Path.Combine(Path.GetTempPath(), "bhyt-order-report.txt");
            File.AppendAllText(path, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} seed {seed}: {line}\n");
        }
    }
}
