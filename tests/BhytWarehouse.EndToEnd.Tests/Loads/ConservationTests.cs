using BhytWarehouse.EndToEnd.Tests.Mutants;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>The account beyond the facts: figures are what they were made of, and what is not is refused.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class ConservationTests(LoadedProvince province)
{
    [Fact]
    public void Sample_LoadedAndComputed_ConservesAtEveryStep()
    {
        using SqliteConnection connection = province.Home.Home.Warehouse.OpenReader();
        FigureAccount account = new(connection, SourceRegister.All);

        account.Standing.ShouldBe(FigureStanding.Current);
        account.Differences().ShouldBeEmpty();
        // A law that adds up nothing proves nothing: in a sample of every feed each one has something to hold, but for what only operators do.
        account.Steps.GroupBy(step => step.Figure).Where(figure => figure.All(step => step.Behind == 0 && step.Shown == 0)).Select(figure => figure.Key)
            .ShouldBe(["mart.IndicatorRevision", "mart.PeriodRevision", "mart.WithdrawnDossierMonth"], ignoreOrder: true);
        account.Steps.Select(step => step.Figure).Distinct().Count().ShouldBe(ConservationLaw.All.Select(law => law.Figure).Distinct().Count());
        account.Totals.Count.ShouldBeGreaterThan(100);
        account.Totals.Single(total => total is { Table: "FacilityMonth", Measure: "ClaimCount" }).Hundredths.ShouldBe(province.Home.Count("SELECT COUNT(*) FROM fact_Claim") * 100);
    }

    [Theory]
    [InlineData("mart_FacilityMonth", "facility.IsCurrent = 1", "facility.IsCurrent = 1 AND facility.FacilityCode <> '00001'", @"mart\.FacilityMonth, ClaimCount, MonthKey \d{6}, FacilityCode 00001, CareTypeCode \d+: fact\.Claim [\d,]+, shown 0 \(-[\d,]+\)")]
    [InlineData("indicator_AverageCostPerVisit", "SUM(claim.FacilityChargeAmount), 2)", "SUM(claim.CoveredChargeAmount), 2)", @"indicator\.AverageCostPerVisit, Numerator, MonthKey \d{6}, FacilityDurableKey \d+, CareTypeKey \d+: fact\.Claim [\d,.]+, shown [\d,.]+ \(-[\d,.]+\)")]
    [InlineData("mart_DuplicateCardMonth", "< 10.5 THEN NULL ELSE value.Numerator", "< 10.5 THEN 0 ELSE value.Numerator", @"mart\.DuplicateCardMonth, PersonCount, ")]
    [InlineData("derive_FacilityReporting", "SUM(reply.LateDossierCount)", "0 * SUM(reply.LateDossierCount)", @"derive\.FacilityReporting, LateDossierCount, ReportDateKey \d{8}, FacilityDurableKey \d+: fact\.PortalReply")]
    public void Figures_FromAViewThatLies_AreRefusedAndThoseBeforeStand(string view, string find, string replace, string message)
    {
        using ScratchHome home = LoadedCopy();
        FalsifiedView.Reword(home.Home.Warehouse, view, find, replace);

        WarehouseException refused = Should.Throw<WarehouseException>(() => home.ComputeFigures());

        refused.Message.ShouldMatch(message);
        refused.Message.ShouldContain("None of these figures was published; those before stand");
        home.Content.DifferenceFrom(province.Content).ShouldBeEmpty();
    }

    [Fact]
    public void Load_WithASnapshotThatLies_IsNotPublished()
    {
        using ScratchHome home = new();
        foreach (string feed in (string[])["NsoAdministrativeUnits", "MohFacilities"])
        {
            home.Load(feed, province.FolderOf(feed)).State.ShouldBe(LoadState.Published);
        }

        FalsifiedView.Reword(home.Home.Warehouse, "derive_EnrolmentMonth", "COUNT(*) AS MemberCount", "COUNT(*) + CASE WHEN span.SexKey = 1 THEN 1 ELSE 0 END AS MemberCount");

        Etl.LoadResult result = home.Load("VssEnrolment", province.FolderOf("VssEnrolment"));

        result.State.ShouldBe(LoadState.Failed);
        result.Message.ShouldMatch(@"derive\.EnrolmentMonth, MemberCount, MonthKey \d{6}, CommuneDurableKey -?\d+, ParticipantGroupKey -?\d+, SexKey 1, RegisteredFacilityDurableKey -?\d+: derive\.EnrolledPeople [\d,]+, shown [\d,]+ \(\+1\)");
        home.Count("SELECT COUNT(*) FROM fact_CardSpan").ShouldBe(0);
    }

    [Fact]
    public void Figures_OlderThanTheFacts_AreSaidToBeBehind()
    {
        using ScratchHome home = new();
        home.Load("NsoAdministrativeUnits", province.FolderOf("NsoAdministrativeUnits"));
        StandingOf(home).ShouldBe(FigureStanding.NotComputed);
        home.ComputeFigures();
        StandingOf(home).ShouldBe(FigureStanding.Current);
        home.Load("MohFacilities", province.FolderOf("MohFacilities"));
        StandingOf(home).ShouldBe(FigureStanding.Behind);
    }

    [Fact]
    public void ControlTotals_OfASecondRun_AreOfThatRunAlone()
    {
        using ScratchHome home = LoadedCopy();
        home.ComputeFigures();

        home.Rows("SELECT DISTINCT FigureRunNumber FROM mart_ControlTotal", reader => reader.GetInt32(0)).ShouldBe([2]);
    }

    private static FigureStanding StandingOf(ScratchHome home)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        FigureAccount account = new(connection, SourceRegister.All);
        account.Differences().ShouldBeEmpty();
        return account.Standing;
    }

    private ScratchHome LoadedCopy() => ScratchHome.CopyOf(province.Home);
}
