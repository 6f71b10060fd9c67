using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Signals;

/// <summary>A few cases of every kind of abuse are found, their look-alikes and a clean province are left alone. The benchmark "signals" measures the same with fifty of each.</summary>
/// <remarks>BHYT_SEED=random draws the province and the cases anew; the seed is in every message.</remarks>
public sealed class PlantedAbuseTests
{
    private const int Cases = 4;
    private const double MostCleanShare = 0.0005;

    // Found by comparing what a month of a small province has too little of: visits of a station, patients with one disease.
    private static readonly AbuseKind[] NeedVolume =
    [
        AbuseKind.AdmittedForNothing, AbuseKind.DearVisits, AbuseKind.EverybodyAnEmergency, AbuseKind.TestsForEverybody, AbuseKind.SuppliesForEverybody, AbuseKind.DrugsForEverybody, AbuseKind.ItemsSplit,
    ];

    private static readonly SampleProvinceOptions Clean = new()
    {
        Seed = Environment.GetEnvironmentVariable("BHYT_SEED") is { Length: > 0 } seed ? seed == "random" ? RandomNumberGenerator.GetInt32(1, 1_000_000_000) : int.Parse(seed, CultureInfo.InvariantCulture) : 20250701,
        Start = new DateOnly(2025, 7, 1), Months = 3, People = 18_000, Dossiers = 6_000, FaultyShare = 0, ResentShare = 0,
    };

    [Fact]
    public async Task PlantedCases_OfEveryKind_AreFoundAndLookAlikesAreLeftAlone()
    {
        SignalMeasurement measured = await MeasureAsync(Clean with { PlantedAbuse = new PlantedAbuse { Seed = Clean.Seed + 1, CasesOfEachKind = Cases, LookAlikesOfEachKind = Cases }, SecondNumberShare = 0.004 });

        string seed = $"seed {Clean.Seed}";
        AbuseRules.All.Keys.Order().ShouldBe(Enum.GetValues<AbuseKind>().Order());
        measured.Rules.Select(rule => rule.Code).Except(AbuseRules.All.Values.SelectMany(codes => codes)).Order(StringComparer.Ordinal).ShouldBe(AbuseRules.NotPlanted.Keys.Order(StringComparer.Ordinal), seed);
        int innocents = 0;
        int wronged = 0;
        foreach (AbuseKind kind in Enum.GetValues<AbuseKind>())
        {
            (int planted, int found) = measured.Cases(kind, isAbuse: true);
            (int alike, int alerted) = measured.Cases(kind, isAbuse: false);
            planted.ShouldBeGreaterThan(0, $"{kind}, {seed}");
            (found * 2).ShouldBeGreaterThanOrEqualTo(NeedVolume.Contains(kind) ? 0 : planted, $"{kind}: {found} of {planted} found, {seed}");
            innocents += alike;
            wronged += alerted;
        }

        // Tests that a hospital repeats after a referral are a notice by R30's own words, and innocent.
        (wronged * 20).ShouldBeLessThanOrEqualTo(innocents, $"{wronged} of {innocents} look-alikes alerted, {seed}");
        ShouldBeFew([.. measured.Alerts.Where(alert => alert.Judgement == AlertJudgement.Elsewhere)]);
    }

    [Fact]
    public async Task CleanProvince_IsQuiet()
    {
        SignalMeasurement measured = await MeasureAsync(Clean);

        ShouldBeFew(measured.Alerts);
    }

    private static void ShouldBeFew(List<JudgedAlert> alerts) =>
        alerts.Count.ShouldBeLessThanOrEqualTo((int)(Clean.Dossiers * MostCleanShare), $"seed {Clean.Seed}: {string.Join("; ", alerts.Take(5))}");

    private static async Task<SignalMeasurement> MeasureAsync(SampleProvinceOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-planted-").FullName;
        try
        {
            SampleTruth truth = await new SampleProvinceWriter(options).WriteAsync(folder, progress: null, CancellationToken.None);
            using ScratchHome home = new();
            foreach (ISource source in SourceRegister.All.Sources)
            {
                home.Load(source, Path.Combine(folder, source.FeedCode)).IsPublished.ShouldBeTrue(source.FeedCode);
            }

            home.Count("SELECT COUNT(*) FROM quality_Quarantine").ShouldBe(0);
            home.ComputeFigures();
            using SqliteConnection connection = home.Home.Warehouse.OpenReader();
            using Pseudonyms pseudonyms = new(home.Home.Key.PseudonymKey);
            return SignalMeasurement.Of(connection, truth, pseudonyms);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
