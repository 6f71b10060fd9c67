using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>Versions, withdrawals and files sent again, in random histories and random orders of arrival: what the warehouse says is always the same.</summary>
public sealed class WithdrawalOrderTests(ITestOutputHelper output) : IDisposable
{
    private const int Histories = 8;
    private const int OrdersEach = 7;

    private static readonly string[] Days = ["20250512", "20250514", "20250516", "20250518", "20250520", ""];

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-withdrawals-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Content_AfterEveryOrderOfVersionsAndWithdrawals_IsTheSame()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("BHYT_SEED"), out int given) ? given : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;
        output.WriteLine($"seed {seed}; set BHYT_SEED={seed} to repeat");
        string template = Template();
        int standing = 0;
        int withdrawn = 0;
        Parallel.For(0, Histories, history =>
        {
            (int stands, int gone) = ArriveInEveryOrder(template, history, unchecked(seed + (history * 1000)));
            Interlocked.Add(ref standing, stands);
            Interlocked.Add(ref withdrawn, gone);
        });
        output.WriteLine($"{standing} dossiers stand, {withdrawn} are withdrawn at the ends of {Histories} histories");
        standing.ShouldBeGreaterThan(1);
        withdrawn.ShouldBeGreaterThan(1);
    }

    private (int Standing, int Withdrawn) ArriveInEveryOrder(string template, int history, int seed)
    {
        Random random = new(seed);
        List<(string Told, Action<DossierHome> Happens)> events = [];
        foreach (string number in (string[])["LK-1", "LK-2", "LK-3"])
        {
            for (int count = random.Next(1, 4); count > 0; count--)
            {
                (decimal price, string day, string layout) = (random.Next(1, 3) * 1000m, Days[random.Next(Days.Length)], random.Next(2) == 0 ? "\n" : "\n  ");
                EnvelopeText version = DossierHome.Version(number, price, day);
                version.Layout = layout;
                bool isPaid = random.Next(3) == 0;
                if (isPaid)
                {
                    version.Dossiers[0].Summary["NGAY_TTOAN"] = "202505121000";
                }

                events.Add(($"{number} {price} of {day}{(isPaid ? " paid" : "")}", home => home.Load(version)));
                if (random.Next(3) == 0)
                {
                    events.Add(($"{number} again", home => home.Load(version)));
                }
            }

            for (int count = random.Next(0, 3); count > 0; count--)
            {
                // Versions without a day count by their receipt, which is on 1 July 2026 here.
                int day = random.Next(4) == 0 ? 20260701 : 20250511 + random.Next(10);
                events.Add(($"{number} withdrawn on {day}", home => home.Withdraw(number, day)));
            }
        }

        LogicalContent? expected = null;
        (int, int) end = (0, 0);
        for (int order = 0; order <= OrdersEach; order++)
        {
            (string Told, Action<DossierHome> Happens)[] arriving = [.. events];
            if (order > 0)
            {
                new Random(unchecked(seed + order)).Shuffle(arriving);
            }

            string arrived = $"history {history}, order {order}: {string.Join(" | ", arriving.Select(item => item.Told))}";
            string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{history}-{order}")).FullName;
            File.Copy(ScratchHome.WarehousePathIn(template), ScratchHome.WarehousePathIn(folder));
            using DossierHome home = DossierHome.OpenIn(folder);
            foreach ((_, Action<DossierHome> happens) in arriving)
            {
                happens(home);
            }

            home.ShouldBeSound(arrived);
            LogicalContent content = home.Home.Content;
            expected ??= content;
            content.DifferenceFrom(expected).ShouldBeEmpty(arrived);
            end = ((int)home.Home.Count("SELECT COUNT(*) FROM fact_Claim"), (int)home.Home.Count("SELECT COUNT(*) FROM fact_WithdrawnClaim"));
        }

        return end;
    }

    /// <summary>A home that has its code lists, copied for each order.</summary>
    private string Template()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "template")).FullName;
        ScratchHome home = ScratchHome.OpenIn(folder);
        using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
        new CodeListLoad(connection, new LoadRunLog(connection, ScratchHome.Clock)).EnsureLoaded();
        connection.Run("PRAGMA journal_mode = DELETE");
        return folder;
    }
}
