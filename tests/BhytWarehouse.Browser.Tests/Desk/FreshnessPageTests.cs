using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Desk;

[Collection(RunningHostCollection.Name)]
public sealed class FreshnessPageTests(RunningHost host)
{
    [BrowserFact]
    public async Task Freshness_ListsEveryFeed_AndTheAlertsOfTheRadar()
    {
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(host.Warehouse).OpenWriter();
        // Long ago by any clock: the feed, and the facilities of another, are silent.
        connection.Run("UPDATE fact_SourceFreshness SET LastReceivedDateKey = 20191201, DueDateKey = 20200110 WHERE FeedCode = 'VssEnrolment' OR (FeedCode = 'VssClaims' AND FacilityKey <> -1)");
        DeliveryAlert[] alerts = RadarTables.Open(new RadarRun(TimeProvider.System).Look(connection).Alerts);
        IPage page = await host.PageAsync(Role.Viewer);
        await page.GotoAsync("/freshness");
        string[] feeds = [.. await page.Locator("#feeds").Locator("xpath=..").Locator("tbody th").AllInnerTextsAsync()];
        feeds.Order().ShouldBe(SourceRegister.All.Sources.Select(source => source.FeedCode).Order());
        alerts.ShouldNotBeEmpty();
        (await page.TextContentAsync("main"))!.ShouldContain($"{alerts.Length:N0} alerts are open");
        await RunningHost.ShootAsync(page, "freshness-all");
        DeliveryAlert one = alerts.First(alert => alert.Subject.Kind == "Facility");
        await page.GotoAsync($"/freshness?feed={one.FeedCode}&facility={one.Subject.Code}");
        (await page.Locator("#alerts").Locator("xpath=..").Locator("tbody tr").CountAsync()).ShouldBe(alerts.Count(alert => alert.FeedCode == one.FeedCode && alert.Subject == one.Subject));
        (await page.TextContentAsync("main"))!.ShouldContain(one.Advice.English);
    }
}
