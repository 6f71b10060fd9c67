using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Connectors.Http;
using BhytWarehouse.Jobs;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>A back-fill takes over, month by month, what a replay of everything takes over at once, and nothing else; done twice it moves nothing.</summary>
/// <remarks>As in the tests of the replay the first gate stands on 15 June 2025, when much of the sample lies in the future.</remarks>
[Collection(LoadedProvinceCollection.Name)]
public sealed class BackFillTests(LoadedProvince province)
{
    private const string Claims = "VssClaims";
    private static readonly StandingClock Early = new(new DateTimeOffset(2025, 6, 15, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task BackFill_OfEveryMonth_EndsWhereAReplayOfEverythingDoes_AndASecondMovesNothing()
    {
        using ScratchHome replayed = LoadedEarly();
        Replay(replayed);
        using ScratchHome home = LoadedEarly();
        BackFillPlan plan = Plan(home, 202501, 202612);
        plan.Months.Sum(month => month.HeldRecordCount).ShouldBeGreaterThan(50);
        plan.HeldWithoutMonth.ShouldBe(Held(home).Count(record => record is { IsFile: false, MonthKey: -1 }));

        IReadOnlyList<JobRun> runs = await FillAsync(home, plan);

        runs.ShouldAllBe(run => run.State == RunState.Done);
        runs.SelectMany(run => run.Loads).Count().ShouldBeGreaterThan(1);
        home.Content.DifferenceFrom(replayed.Content, "fact.DossierReceipt", "fact.FacilityReporting", "fact.SourceFreshness", "fact.SourceReceipt").ShouldBeEmpty();
        Texts(Held(home).Where(record => record.MonthKey > 0 || record.IsFile)).ShouldBe(Texts(Held(replayed).Where(record => record.MonthKey > 0 || record.IsFile)));
        Differences(home).ShouldBeEmpty();
        (LogicalContent content, LogicalContent books, long loads) = (home.Content, home.Books, home.Count("SELECT COUNT(*) FROM audit_LoadRun"));

        IReadOnlyList<JobRun> again = await FillAsync(home, Plan(home, 202501, 202612));

        again.ShouldAllBe(run => run.State == RunState.Done && run.Loads.Count == 0);
        home.Content.DifferenceFrom(content).ShouldBeEmpty();
        home.Books.DifferenceFrom(books).ShouldBeEmpty();
        home.Count("SELECT COUNT(*) FROM audit_LoadRun").ShouldBe(loads);
    }

    [Fact]
    public async Task BackFill_OfOneMonthAndFacility_MovesOnlyWhatIsOfThem_AndItsRunIsFoundByBoth()
    {
        using ScratchHome home = LoadedEarly();
        HeldRecord[] before = [.. Held(home)];
        (int month, string facility) = before.Where(record => record is { IsFile: false, MonthKey: > 0 }).GroupBy(record => (record.MonthKey, record.FacilityCode)).OrderByDescending(group => group.Count()).First().Key;
        BackFillPlan plan = Plan(home, month, month, facility);
        plan.Months.Single().HeldRecordCount.ShouldBe(before.Where(record => record.MonthKey == month && record.FacilityCode == facility).Sum(record => record.RecordCount) + RefusedOf(home, month, facility));

        JobRun run = (await FillAsync(home, plan)).ShouldHaveSingleItem();

        run.State.ShouldBe(RunState.Done, run.Message);
        HashSet<string> left = [.. Held(home).Select(record => record.Key)];
        HeldRecord[] moved = [.. before.Where(record => !left.Contains(record.Key))];
        moved.ShouldNotBeEmpty();
        moved.ShouldAllBe(record => record.IsFile || (record.MonthKey == month && record.FacilityCode == facility));
        int load = run.Loads.ShouldHaveSingleItem();
        // Signed entries take it out of the load that held it, to the đồng.
        home.Count($"SELECT SUM(CAST(ROUND(Quantity * 100) AS INTEGER)) FROM audit_Ledger WHERE MovedByLoadRunKey = {load} AND LevelCode = 5 AND StateCode = 5").ShouldBe(moved.Sum(record => record.AmountHundredths));
        Differences(home).ShouldBeEmpty();
        RunBook book = BookOf(home);
        book.Search(new RunFilter { FacilityCode = facility, MonthKey = month }).Single().Number.ShouldBe(run.Number);
        book.Search(new RunFilter { FacilityCode = "99999" }).ShouldBeEmpty();
        RunSearch search = new(home.Home.Warehouse, book);
        search.Find(new RunFilter(), moved[0].FileHash[..12], "").Single().Number.ShouldBe(run.Number);
        search.Find(new RunFilter(), "", moved.First(record => record.RecordCode.Length > 0).RecordCode).Single().Number.ShouldBe(run.Number);
        search.Find(new RunFilter(), "", "no such dossier").ShouldBeEmpty();
    }

    [Fact]
    public async Task BackFill_OfContentThatIsGone_SaysSo_AndMovesNothing()
    {
        using ScratchHome home = LoadedEarly();
        LogicalContent books = home.Books;
        foreach (string hash in Held(home).Select(record => record.FileHash).Distinct())
        {
            home.Home.Landing.Remove(hash);
        }

        IReadOnlyList<JobRun> runs = await FillAsync(home, Plan(home, 202506, 202508));

        runs.ShouldAllBe(run => run.State == RunState.Done);
        runs.ShouldContain(run => run.Message.Contains("cannot be judged again"));
        home.Books.DifferenceFrom(books).ShouldBeEmpty();
    }

    [Fact]
    public async Task BackFill_OfAFeedWhoseSourceKnowsMonths_PullsTheMonthFirst_AndLeavesTheRecurringPullWhereItWas()
    {
        using ScratchHome home = new();
        string answer = File.ReadAllText(Path.Combine(RepositoryRoot(), "etl", "Sources", "MohStatistics", "Examples", "analytics.json"));
        using StandInServer server = new(_ => StandInAnswer.Json(answer));
        File.WriteAllText(Path.Combine(home.Folder, "sources.json"), $$"""{ "sources": [ { "feed": "MohStatistics", "connector": "dhis2-analytics", "url": "{{server.Address}}", "dataElements": ["BEDS"], "periods": ["LAST_12_MONTHS"], "orgUnits": ["LEVEL-3"] } ] }""");
        RunBook book = BookOf(home);
        BackFilling filling = Filling(home, book);
        filling.IsPulled("MohStatistics").ShouldBeTrue();
        BackFillPlan plan = filling.Plan(SourceRegister.All["MohStatistics"], 202505, 202505, "");
        plan.IsEmpty.ShouldBeTrue();

        JobRun run = (await FillAsync(home, plan)).ShouldHaveSingleItem();

        run.State.ShouldBe(RunState.Done, run.Message);
        server.Requests.ShouldHaveSingleItem().Query("dimension").ShouldContain("pe:202505");
        home.Count($"SELECT COUNT(*) FROM audit_LoadRun WHERE LoadRunKey = {run.Loads.ShouldHaveSingleItem()} AND FeedCode = 'MohStatistics' AND StateName = 'published'").ShouldBe(1);
        home.Count("SELECT COUNT(*) FROM fact_HealthStatistic").ShouldBeGreaterThan(0);
        Directory.Exists(Path.Combine(home.Folder, "pull", "mohstatistics")).ShouldBeFalse("the memory of the recurring pull");
        (await FillAsync(home, plan)).ShouldHaveSingleItem().Loads.ShouldBeEmpty();
        home.Count("SELECT COUNT(*) FROM audit_LoadRun WHERE FeedCode = 'MohStatistics'").ShouldBe(1);
        Differences(home).ShouldBeEmpty();
    }

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BhytWarehouse.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private ScratchHome LoadedEarly()
    {
        ScratchHome home = new();
        LoadResult result = home.Load(SourceRegister.All[Claims], province.FolderOf(Claims), Early);
        result.State.ShouldBe(LoadState.Published, result.Message);
        return home;
    }

    private static async Task<IReadOnlyList<JobRun>> FillAsync(ScratchHome home, BackFillPlan plan)
    {
        RunBook book = BookOf(home);
        TimetableSettings timetable = new(home.Folder, Timetable.Lines);
        JobDesk desk = new(home.Home, SourceRegister.All, book, timetable, Surroundings, Language.English, LeaseTerms.Default);
        IReadOnlyList<(int, long Run)> asked = Filling(home, book).Ask(plan, "tester", "the gate was mended");
        foreach ((_, long run) in asked)
        {
            await desk.ExecuteAsync(run, listener: null, CancellationToken.None);
        }

        return [.. asked.Select(item => book.Find(item.Run)!)];
    }

    private static BackFillPlan Plan(ScratchHome home, int first, int last, string facility = "") => Filling(home, BookOf(home)).Plan(SourceRegister.All[Claims], first, last, facility);

    private static BackFilling Filling(ScratchHome home, RunBook book) => new(home.Home.Warehouse, book, Surroundings, new Screen(Surroundings, Language.English, isJson: false));

    private static CommandSurroundings Surroundings { get; } = new(TextWriter.Null, TextWriter.Null, _ => null, ScratchHome.Clock, TerminalWidth: null);

    private static RunBook BookOf(ScratchHome home) => new(home.Home.JobsPath, ScratchHome.Clock);

    private static void Replay(ScratchHome home)
    {
        using Lease slice = home.Leases.Take(LeaseResource.Feed(Claims));
        new WarehouseLoad(home.Home, SourceRegister.All, ScratchHome.Clock, home.Leases).Replay(slice, SourceRegister.All[Claims], [.. Held(home).Where(record => record.IsFile || record.MonthKey > 0)], progress: null, CancellationToken.None).IsPublished.ShouldBeTrue();
    }

    private static long RefusedOf(ScratchHome home, int month, string facility)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        return new QuarantineBook(connection).Held(new QuarantineFilter(FacilityCode: facility, MonthKey: month)).Where(record => record.IsFile).Sum(record => record.RecordCount);
    }

    private static IReadOnlyList<HeldRecord> Held(ScratchHome home)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        return new QuarantineBook(connection).Held(new QuarantineFilter());
    }

    private static IEnumerable<string> Texts(IEnumerable<HeldRecord> held) => held.Select(record => $"{record.FileHash} {record.RecordNumber} {record.RecordCount} {record.AmountHundredths}").Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> Differences(ScratchHome home)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        return [.. new LedgerReport(connection, SourceRegister.All).Verify().Select(difference => difference.ToString())];
    }
}
