using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>What the warehouse says does not depend on the order of arrival: random histories of all feeds, in random orders, cut into random loads, with files sent again.</summary>
public sealed class ArrivalOrderTests(ITestOutputHelper output) : IDisposable
{
    private const int Histories = 7;
    private const int OrdersEach = 6;

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-orders-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Content_AfterEveryOrderOfArrival_IsTheSame()
    {
        int seed = Seed();
        output.WriteLine($"seed {seed}; set BHYT_SEED={seed} to repeat");
        string template = Template();
        long moved = 0;
        long versions = 0;
        Parallel.For(0, Histories, history =>
        {
            (long movedHere, long versionsHere) = ArriveInEveryOrder(template, history, unchecked(seed + (history * 1000)));
            Interlocked.Add(ref moved, movedHere);
            Interlocked.Add(ref versions, versionsHere);
        });

        output.WriteLine($"{Histories * (OrdersEach + 1)} orders, {moved} rows moved to another version, {versions} versions after the first");
        moved.ShouldBeGreaterThan(100, "the histories must split intervals under facts");
        versions.ShouldBeGreaterThan(100);
    }

    private (long Moved, long Versions) ArriveInEveryOrder(string template, int history, int seed)
    {
        ArrivalHistory files = new(seed);
        LogicalContent? expected = null;
        long moved = 0;
        long versions = 0;
        for (int order = 0; order <= OrdersEach; order++)
        {
            IReadOnlyList<IReadOnlyList<ArrivingFile>> loads = order == 0
                ? [.. files.Files.GroupBy(file => file.FeedCode == "Register" ? file.Name : file.FeedCode).Select(feed => feed.ToArray())]
                : files.RandomLoads(new Random(unchecked(seed + order)));
            string arrived = $"history {history}, order {order}: {string.Join(" | ", loads.Select(load => string.Join(" + ", load.Select(file => file.Name))))}";
            using CopiedHome home = new(template, Path.Combine(_folder, $"{history}-{order}"));
            foreach (IReadOnlyList<ArrivingFile> load in loads)
            {
                Load(home.Home, load, arrived);
            }

            LogicalContent content = home.Home.Content;
            expected ??= content;
            content.DifferenceFrom(expected).ShouldBeEmpty(arrived);
            KeysInForce.Breaches(home.Home.Home.Warehouse).ShouldBeEmpty(arrived);
            SnapshotAgainstItsView(home.Home, "EnrolmentMonth").ShouldBe(0, arrived);
            using SqliteConnection connection = home.Home.Home.Warehouse.OpenReader();
            new LedgerReport(connection, SourceRegister.All).Verify().Where(difference => !difference.ToString()!.Contains("register-", StringComparison.Ordinal)).ShouldBeEmpty(arrived);
            moved += connection.ScalarLong("SELECT SUM(MovedRowCount) FROM audit_Rekeying");
            versions += connection.ScalarLong("SELECT COUNT(*) FROM dim_Member WHERE ValidFromDateKey > 19900101") + connection.ScalarLong("SELECT COUNT(*) FROM dim_Facility WHERE ValidFromDateKey > 19900101");
        }

        return (moved, versions);
    }

    /// <summary>A new seed for each day, so that a year of builds looks into many histories, and each day's is the same for everybody.</summary>
    private static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable("BHYT_SEED"), out int given) ? given : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;

    private static long SnapshotAgainstItsView(ScratchHome home, string snapshot)
    {
        string columns = string.Join(", ", WarehouseSchema.Find("derive", snapshot).Columns.Select(column => column.Name));
        return home.Count($"SELECT (SELECT COUNT(*) FROM (SELECT {columns} FROM fact_{snapshot} EXCEPT SELECT {columns} FROM derive_{snapshot})) + (SELECT COUNT(*) FROM (SELECT {columns} FROM derive_{snapshot} EXCEPT SELECT {columns} FROM fact_{snapshot}))");
    }

    private void Load(ScratchHome home, IReadOnlyList<ArrivingFile> files, string arrived)
    {
        if (files[0].FeedCode == "Register")
        {
            RegisterStandIn.Load(home, files[0]);
            return;
        }

        string place = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        foreach (ArrivingFile file in files)
        {
            File.WriteAllBytes(Path.Combine(place, file.Name), file.Content);
        }

        LoadResult result = home.Load(files[0].FeedCode, place);
        result.State.ShouldBe(LoadState.Published, $"{arrived}: {result.Message}");
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0, arrived);
    }

    /// <summary>A home that has its code lists, copied for each order.</summary>
    private string Template()
    {
        string folder = Path.Combine(_folder, "template");
        Directory.CreateDirectory(folder);
        ScratchHome home = ScratchHome.OpenIn(folder);
        using (SqliteConnection connection = home.Home.Warehouse.OpenWriter())
        {
            new CodeListLoad(connection, new LoadRunLog(connection, ScratchHome.Clock)).EnsureLoaded();
            RegisterStandIn.Install(connection);
            connection.Run("PRAGMA journal_mode = DELETE");
        }

        return folder;
    }

    private sealed class CopiedHome : IDisposable
    {
        public CopiedHome(string template, string folder)
        {
            Directory.CreateDirectory(folder);
            File.Copy(ScratchHome.WarehousePathIn(template), ScratchHome.WarehousePathIn(folder));
            Home = ScratchHome.OpenIn(folder);
        }

        public ScratchHome Home { get; }

        public void Dispose() => Directory.Delete(Home.Folder, recursive: true);
    }
}
