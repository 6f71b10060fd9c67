using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Warehouse.Tests.Star;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace BhytWarehouse.Warehouse.Tests.Audit;

/// <summary>Random histories of dossiers sent, corrected, moved and withdrawn, with months closed in between: at closing + added + changed + withdrawn = now, to the hundredth of a đồng.</summary>
public sealed class PeriodRevisionTests(ITestOutputHelper output)
{
    private const int Histories = 6;
    private const int Steps = 22;

    private static readonly string[] Months = ["202504", "202505", "202506"];
    private static readonly string[] Facilities = ["00101", "00102"];

    [Fact]
    public void Revisions_AfterEveryStepOfRandomHistories_AddUpAndNameWhatHappened()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("BHYT_SEED"), out int given) ? given : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;
        output.WriteLine($"seed {seed}; set BHYT_SEED={seed} to repeat");
        long[] seen = new long[4];
        Parallel.For(0, Histories, history => Live(unchecked(seed + (history * 1000)), seen));
        output.WriteLine($"dossiers at the ends: {seen[0]} added, {seen[1]} changed, {seen[2]} withdrawn, {seen[3]} of them moved");
        seen.ShouldAllBe(count => count > 0, "the histories must revise closed months in every way");
    }

    private static void Live(int seed, long[] seen)
    {
        Random random = new(seed);
        using DossierHome home = new();
        Dictionary<(int Month, int Number), Dictionary<(string Facility, string Claim), Standing>> closed = [];
        for (int step = 0; step < Steps; step++)
        {
            string told = $"seed {seed}, step {step}";
            (string number, string facility) = ($"LK-{random.Next(1, 7)}", Facilities[random.Next(2)]);
            if (step % 7 == 5)
            {
                Close(home, int.Parse(Months[random.Next(3)], System.Globalization.CultureInfo.InvariantCulture), closed);
            }
            else if (random.Next(5) == 0)
            {
                home.Withdraw(number, 20250701 + random.Next(28), facility);
            }
            else
            {
                // Hundredths in every amount, so that a lost one shows.
                EnvelopeText version = DossierHome.Version(number, (random.Next(1, 1000) * 100.37m) + 0.01m, $"202507{random.Next(1, 29):00}", facility, Months[random.Next(3)]);
                home.Load(version);
            }

            Check(home, closed, told);
        }

        home.ShouldBeSound($"seed {seed}");
        home.ChangedClosings().ShouldBeEmpty($"seed {seed}");
        foreach ((int index, string column) in ((int, string)[])[(0, "AddedDossierCount"), (1, "ChangedDossierCount"), (2, "WithdrawnDossierCount"), (3, "MovedDossierCount")])
        {
            Interlocked.Add(ref seen[index], home.Home.Count($"SELECT COALESCE(SUM({column}), 0) FROM mart_PeriodRevision"));
        }
    }

    private static void Close(DossierHome home, int month, Dictionary<(int, int), Dictionary<(string, string), Standing>> closed)
    {
        home.ComputeFigures();
        if (home.Closing().ObstacleToClosing(month) is (ClosingObstacle.AlreadyClosed, _))
        {
            home.Closing().Reopen(month, actionNumber: 2);
        }

        if (home.Closing().ObstacleToClosing(month) is null)
        {
            PeriodClosing closing = home.Close(month);
            closed.Add((month, closing.ClosingNumber), Now(home).Where(dossier => dossier.Value.Month == month).ToDictionary());
        }
    }

    /// <summary>What the report says against what the test remembered of each closing and sees now.</summary>
    private static void Check(DossierHome home, Dictionary<(int Month, int Number), Dictionary<(string Facility, string Claim), Standing>> closed, string told)
    {
        Dictionary<(string Facility, string Claim), Standing> now = Now(home);
        var shown = home.Home.Rows(
            $"""
            SELECT MonthKey, ClosingNumber, FacilityCode, DossierAtClosingCount, AddedDossierCount, ChangedDossierCount, WithdrawnDossierCount, MovedDossierCount, DossierNowCount,
                {string.Join(", ", ((string[])["FundPaid", "FacilityCharge"]).SelectMany(measure => ((string[])["AtClosing", "Added", "Changed", "Withdrawn", "Now"]).Select(part => $"CAST(ROUND({measure}{part}Amount * 100) AS INTEGER)")))}
            FROM mart_PeriodRevision
            """,
            reader => ((Month: reader.GetInt32(0), Number: reader.GetInt32(1), Facility: reader.GetString(2)), Enumerable.Range(3, 16).Select(reader.GetInt64).ToArray())).ToDictionary();
        Dictionary<(int, int, string), long[]> expected = [];
        foreach (((int month, int number), Dictionary<(string Facility, string Claim), Standing> then) in closed)
        {
            foreach (string facility in Facilities)
            {
                long[] row = Expected(month, then.Where(dossier => dossier.Key.Facility == facility).ToDictionary(), now.Where(dossier => dossier.Key.Facility == facility).ToDictionary());
                if (row[0] + row[5] > 0)
                {
                    expected.Add((month, number, facility), row);
                }
            }
        }

        shown.Keys.Order().ShouldBe(expected.Keys.Order(), told);
        foreach (((int, int, string) key, long[] row) in shown)
        {
            row.ShouldBe(expected[key], $"{told}, {key}");
            for (int measure = 6; measure < 16; measure += 5)
            {
                (row[measure] + row[measure + 1] + row[measure + 2] + row[measure + 3]).ShouldBe(row[measure + 4], $"{told}, {key}");
            }
        }
    }

    private static long[] Expected(int month, Dictionary<(string, string), Standing> then, Dictionary<(string, string), Standing> now)
    {
        Standing[] added = [.. now.Where(dossier => dossier.Value.Month == month && !then.ContainsKey(dossier.Key)).Select(dossier => dossier.Value)];
        (Standing Then, Standing Now)[] stayed = [.. then.Where(dossier => now.GetValueOrDefault(dossier.Key)?.Month == month).Select(dossier => (dossier.Value, now[dossier.Key]))];
        Standing[] gone = [.. then.Where(dossier => now.GetValueOrDefault(dossier.Key)?.Month != month).Select(dossier => dossier.Value)];
        Standing[] present = [.. now.Values.Where(dossier => dossier.Month == month)];
        long[] Amounts(Func<Standing, long> of) => [then.Values.Sum(of), added.Sum(of), stayed.Sum(pair => of(pair.Now) - of(pair.Then)), -gone.Sum(of), present.Sum(of)];
        return [then.Count, added.Length, stayed.Count(pair => pair.Then.Content != pair.Now.Content), gone.Length, then.Keys.Count(key => now.TryGetValue(key, out Standing? standing) && standing.Month != month), present.Length, .. Amounts(standing => standing.FundPaid), .. Amounts(standing => standing.Charge)];
    }

    private static Dictionary<(string Facility, string Claim), Standing> Now(DossierHome home) =>
        home.Home.Rows(
            "SELECT facility.FacilityCode, claim.ClaimNumber, claim.SettlementMonthKey, claim.ContentHash, CAST(ROUND(claim.FundPaidAmount * 100) AS INTEGER), CAST(ROUND(claim.FacilityChargeAmount * 100) AS INTEGER) FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey",
            reader => ((reader.GetString(0), reader.GetString(1)), new Standing(reader.GetInt32(2), reader.GetString(3), reader.GetInt64(4), reader.GetInt64(5)))).ToDictionary();

    /// <param name="FundPaid">Hundredths of đồng, as is the charge.</param>
    private sealed record Standing(int Month, string Content, long FundPaid, long Charge);
}
