using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Matching;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Figures that are continued come to what a run over everything comes to, whatever changed in between.</summary>
/// <remarks>BHYT_FIGURES_SEED and BHYT_FIGURES_ROUNDS make it another and a longer history.</remarks>
public sealed class ContinuedFiguresTests : IClassFixture<HalfLoadedProvince>, IDisposable
{
    private static readonly int Rounds = HalfLoadedProvince.Number("BHYT_FIGURES_ROUNDS", 6);

    private readonly HalfLoadedProvince _province;
    private readonly ScratchHome _home;
    private readonly Queue<string> _claims;
    private readonly Queue<(string Feed, string File)> _others;
    private readonly Random _random = new(HalfLoadedProvince.Seed);

    public ContinuedFiguresTests(HalfLoadedProvince province)
    {
        _province = province;
        _home = ScratchHome.CopyOf(province.Home);
        _claims = new(province.Claims);
        _others = new(province.Others);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Run_AfterRandomChanges_ComesToWhatEverythingComesTo()
    {
        List<string> history = [];
        int continued = 0;
        for (int round = 0; round < Rounds; round++)
        {
            history.Add(Change());
            List<string> parts = Figures();
            continued += parts.Count < IndicatorRun.Indicators.Count + 100 ? 1 : 0;
            Differences().ShouldBe("", $"seed {HalfLoadedProvince.Seed}, after {string.Join("; then ", history)}");
        }

        continued.ShouldBeGreaterThan(0, $"seed {HalfLoadedProvince.Seed}: every run computed everything, so nothing was tried");
    }

    [Fact]
    public void Run_AfterACorrection_TakesNeitherTheMatchingNorTheCoverageAgain()
    {
        Load("VssClaims", [_claims.Dequeue()]);

        List<string> parts = Figures();

        parts.ShouldNotContain("matching");
        parts.ShouldNotContain("indicator K01");
        parts.ShouldNotContain("totals mart.PopulationByUnitView");
        parts.ShouldContain("indicator K16");
        parts.ShouldContain("totals mart.FacilityMonth");
        Differences().ShouldBe("");
    }

    [Fact]
    public void Run_CutOffBeforeItsEnd_LeavesTheNextOneAllThatChanged()
    {
        Load("VssClaims", [_claims.Dequeue()]);
        Should.Throw<InvalidOperationException>(() => Figures(step => throw new InvalidOperationException(step.ToString())));

        Figures();

        Differences().ShouldBe("");
    }

    [Fact]
    public void Run_AfterFiguresOfAnotherBuild_ComputesEverything()
    {
        using (SqliteConnection connection = _home.Home.Warehouse.OpenWriter())
        {
            connection.Run("UPDATE audit_FigureRun SET BuildCode = 'another'");
            connection.Run("UPDATE fact_IndicatorValue SET Numerator = Numerator + 1 WHERE IndicatorCode = 'K01'");
        }

        Figures().ShouldContain("indicator K01");

        Differences().ShouldBe("");
    }

    [Fact]
    public void Run_AfterADecisionAboutTwoIdentities_MatchesAgain()
    {
        using (SqliteConnection connection = _home.Home.Warehouse.OpenWriter())
        {
            KeptLink link = new LinkBook(connection).Find(connection.ScalarLong("SELECT MIN(IdentityLinkKey) FROM fact_IdentityLink WHERE WithdrawnLoadRunKey = -1"))!;
            new LinkBook(connection).Decide(link, LinkVerdict.Rejected, "a test", "two people", ScratchHome.Clock.GetUtcNow());
        }

        Figures().ShouldContain("matching");

        Differences().ShouldBe("");
    }

    /// <summary>Something that happens between two runs; what, in words.</summary>
    private string Change()
    {
        switch (_random.Next(9))
        {
            case 0 when _others.TryDequeue(out (string Feed, string File) other):
                Load(other.Feed, [other.File]);
                return $"a file of {other.Feed}";
            case 1 when _others.TryDequeue(out (string Feed, string File) other):
                string[] with = Batch();
                Load(other.Feed, [other.File]);
                Load("VssClaims", with);
                return $"a file of {other.Feed} and {with.Length} files of dossiers";
            case 2 or 3:
                return Withdraw();
            case 4:
                return Review() + " and " + Withdraw();
            case 5:
                return Limit();
            default:
                string[] files = Batch();
                Load("VssClaims", files);
                return $"{files.Length} files of dossiers ({string.Join(", ", files.Select(Path.GetFileName))})";
        }
    }

    private string[] Batch() => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _claims.TryDequeue(out string? file) ? file : null).OfType<string>()];

    private string Withdraw()
    {
        List<(string Facility, string Number)> standing = _home.Rows(
            "SELECT facility.FacilityCode, claim.ClaimNumber FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey ORDER BY 1, 2", reader => (reader.GetString(0), reader.GetString(1)));
        (string facility, string number) = standing[_random.Next(standing.Count)];
        using Lease slice = _home.Leases.Take(LeaseResource.Feed("VssClaims"));
        new WithdrawalRun(_home.Home.Warehouse, SourceRegister.All, ScratchHome.Clock, _home.Leases).Run(slice, "VssClaims", [new WithdrawnRecord(facility, number, 20260701, "a test")], actionNumber: 1, CancellationToken.None);
        return $"the withdrawal of {facility}/{number}";
    }

    private string Review()
    {
        using SqliteConnection connection = _home.Home.Warehouse.OpenWriter();
        IReadOnlyList<Alert> alerts = new SignalBook(connection).Alerts(null, null, null, withPersons: false, int.MaxValue);
        if (alerts.Count == 0)
        {
            return "no review";
        }

        Alert alert = alerts[_random.Next(alerts.Count)];
        new AlertReviews(connection, ScratchHome.Clock).Decide(alert, AlertReviewState.Explained, 0, "a test", "looked at");
        return $"a review of {alert.RuleCode}";
    }

    private string Limit()
    {
        using SqliteConnection connection = _home.Home.Warehouse.OpenWriter();
        var limits = BhytWarehouse.Schema.WarehouseSignal.All.Where(signal => signal.Thresholds.Count > 0).ToList();
        BhytWarehouse.Schema.WarehouseSignal signal = limits[_random.Next(limits.Count)];
        string name = signal.Thresholds[_random.Next(signal.Thresholds.Count)].Name;
        new SignalLimits(connection).Set(signal, name, Math.Round(signal.Thresholds.Single(limit => limit.Name == name).ProposedValue / 2, 2));
        return $"a limit of {signal.Code}";
    }

    private void Load(string feed, string[] files) => _province.Load(_home, feed, files);

    /// <summary>The names of the parts that were taken.</summary>
    private List<string> Figures(Action<WorkStep>? told = null)
    {
        List<string> parts = [];
        new IndicatorRun(_home.Home.Warehouse, ScratchHome.Clock, _home.Leases) { PartBegan = parts.Add, Told = told }.Run(progress: null, CancellationToken.None);
        return parts;
    }

    /// <summary>Between the figures as they stand and those that a run over everything makes of the same facts.</summary>
    private string Differences()
    {
        using ScratchHome whole = ScratchHome.CopyOf(_home);
        new IndicatorRun(whole.Home.Warehouse, ScratchHome.Clock, whole.Leases) { IsWhole = true }.Run(progress: null, CancellationToken.None);
        return _home.Content.DifferenceFrom(whole.Content);
    }
}
