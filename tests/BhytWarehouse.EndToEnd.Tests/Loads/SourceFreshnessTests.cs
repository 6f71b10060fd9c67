using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

[Collection(LoadedProvinceCollection.Name)]
public sealed class SourceFreshnessTests(LoadedProvince province)
{
    /// <summary>The day on which the sample is received: 1 July 2026 in Viet Nam.</summary>
    private const int Received = 20260701;

    [Fact]
    public void Feeds_OfTheProvince_AreEachThereOnceWithTheirDay()
    {
        List<(string Feed, int Files, int Last, int Due)> feeds = Feeds(province.Home);

        feeds.Select(feed => feed.Feed).Order(StringComparer.Ordinal).ShouldBe(SourceRegister.All.Sources.Select(source => source.FeedCode).Order(StringComparer.Ordinal));
        feeds.ShouldAllBe(feed => feed.Last == Received && feed.Files > 0);
        feeds.Single(feed => feed.Feed == "VssClaims").Due.ShouldBe(20260704);
        feeds.Single(feed => feed.Feed == "NsoAdministrativeUnits").Due.ShouldBe(99991231);
        SourceRegister.All.Sources.Where(source => source.Description.SilentAfterDays == 0).Select(source => source.FeedCode).ShouldBe(["NsoAdministrativeUnits"]);
    }

    [Fact]
    public void Facilities_ThatSentClaims_AreEachThere() =>
        province.Home.Rows("SELECT FacilityCode FROM mart_SourceFreshness WHERE FeedCode = 'VssClaims' AND FacilityCode <> ''", reader => reader.GetString(0))
            .ShouldBe(province.Home.Rows("SELECT DISTINCT facility.FacilityCode FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey", reader => reader.GetString(0)), ignoreOrder: true);

    [Fact]
    public void Feed_ThatNeverCame_HasNoDay_AndTheSameFileAgainIsNothingNew()
    {
        using ScratchHome home = new();
        string budgets = province.FolderOf("VssBudgets");
        home.Load("VssBudgets", budgets).State.ShouldBe(LoadState.Published);
        home.Load("VssBudgets", budgets, new StandingClock(ScratchHome.Clock.GetUtcNow().AddDays(30))).State.ShouldBe(LoadState.Published);
        home.ComputeFigures();

        List<(string Feed, int Files, int Last, int Due)> feeds = Feeds(home);

        feeds.Single(feed => feed.Feed == "VssBudgets").Last.ShouldBe(Received);
        feeds.Where(feed => feed.Feed != "VssBudgets").ShouldAllBe(feed => feed.Last == -1 && feed.Due == -1 && feed.Files == 0);
        feeds.Count.ShouldBe(SourceRegister.All.Sources.Count);
    }

    private static List<(string Feed, int Files, int Last, int Due)> Feeds(ScratchHome home) =>
        home.Rows("SELECT FeedCode, FileCount, LastReceivedDateKey, DueDateKey FROM mart_SourceFreshness WHERE FacilityCode = ''", reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
}
