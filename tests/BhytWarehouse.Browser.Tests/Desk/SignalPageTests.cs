using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Desk;

[Collection(RunningHostCollection.Name)]
public sealed class SignalPageTests(RunningHost host)
{
    private static string RuleOf(WarehouseSignalSubject subject) => WarehouseSignal.All.First(signal => signal.Subject == subject).Code;

    [BrowserFact]
    public async Task Rules_AreListed_AndAnAlertIsDecidedWithAReason_ByWhoMayReviewAlone()
    {
        string rule = RuleOf(WarehouseSignalSubject.Claim);
        string subject = PutAlert(rule, "ClaimAlert", "ClaimNumber", "'SYNTHETIC-1'");
        IPage page = await host.PageAsync(Role.Reviewer);
        await page.GotoAsync("/signals");
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(WarehouseSignal.All.Count);
        await page.ClickAsync($"a[href='/signals/{rule}']");
        ILocator row = page.Locator("tbody tr", new() { HasText = subject });
        await row.WaitForAsync();
        await RunningHost.ShootAsync(page, "signal-alerts");
        await row.Locator("summary").ClickAsync();
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        await row.Locator("select[name=state]").SelectOptionAsync("Explained");
        await row.Locator("input[name=reason]").FillAsync("transfer on the day of discharge");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("The decision is kept: explained.").WaitForAsync();
        (await page.Locator("tbody tr", new() { HasText = subject }).TextContentAsync())!.ShouldContain("explained");
        using (SqliteConnection connection = SqliteWarehouse.OpenExisting(host.Warehouse).OpenReader())
        {
            AlertDecision decision = new AlertReviews(connection, TimeProvider.System).Of(rule, subject).ShouldHaveSingleItem();
            (decision.Who, decision.State, decision.Reason).ShouldBe((RunningHost.NameOf(Role.Reviewer), AlertReviewState.Explained, "transfer on the day of discharge"));
        }

        IPage auditor = await host.PageAsync(Role.Auditor);
        await auditor.GotoAsync("/signals/" + rule);
        await auditor.Locator("tbody tr", new() { HasText = subject }).WaitForAsync();
        (await auditor.Locator("form[action='/do/review']").CountAsync()).ShouldBe(0);
    }

    [BrowserFact]
    public async Task AlertsAboutPersons_StayHidden_UntilWhoMayOpensThemWithAReason_ThatIsLogged()
    {
        string rule = RuleOf(WarehouseSignalSubject.Member);
        string subject = PutAlert(rule, "MemberAlert", "MemberDurableKey", "987654");
        IPage page = await host.PageAsync(Role.Reviewer);
        await page.GotoAsync("/signals/" + rule);
        await page.GetByText("are about persons and stay hidden").WaitForAsync();
        (await page.ContentAsync()).ShouldNotContain("987654");
        await RunningHost.ShootAsync(page, "signal-persons-hidden");
        using HttpClient reviewer = await host.ClientAsync(Role.Reviewer);
        await FormToken.PostAsync(reviewer, "/signals/" + rule, "/do/review", ("rule", rule), ("subject", subject), ("state", "Seen"), ("reason", "not opened before"));
        using (SqliteConnection connection = SqliteWarehouse.OpenExisting(host.Warehouse).OpenReader())
        {
            new AlertReviews(connection, TimeProvider.System).Of(rule, subject).ShouldBeEmpty("what is not opened is not decided");
        }

        await page.Locator("details.action summary").ClickAsync();
        ILocator form = page.GetByRole(AriaRole.Form, new() { Name = "Open what concerns persons" });
        await form.Locator("input[name=reason]").FillAsync("review of second cards, plan of July");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("tbody tr", new() { HasText = "987654" }).WaitForAsync();
        host.Log.Actions().ShouldContain(action => action.What == "signals open" && action.Subject == rule && action.Who == RunningHost.NameOf(Role.Reviewer) && action.Reason == "review of second cards, plan of July");

        IPage auditor = await host.PageAsync(Role.Auditor);
        await auditor.GotoAsync("/signals/" + rule);
        (await auditor.ContentAsync()).ShouldNotContain("987654");
        (await auditor.Locator("form[action='/do/open-people']").CountAsync()).ShouldBe(0);
    }

    /// <summary>An alert that the small province has not; its subject as reviewers name it.</summary>
    private string PutAlert(string rule, string fact, string column, string value)
    {
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(host.Warehouse).OpenWriter();
        (int facility, int durable) = connection.Rows("SELECT FacilityKey, FacilityDurableKey FROM dim_Facility WHERE IsCurrent = 1 AND FacilityKey > 0 ORDER BY FacilityKey LIMIT 1", reader => (reader.GetInt32(0), reader.GetInt32(1)))[0];
        string[] columns = [.. connection.Rows("SELECT name, type FROM pragma_table_info(@table)", reader => (Name: reader.GetString(0), Type: reader.GetString(1)), ("@table", "fact_" + fact)).Select(item =>
            (item.Name == fact + "Key" ? "990001" : item.Name == column ? value : item.Name switch
            {
                "SignalRuleKey" => $"(SELECT SignalRuleKey FROM dim_SignalRule WHERE RuleCode = '{rule}')",
                "FacilityKey" => $"{facility}",
                "FacilityDurableKey" => $"{durable}",
                "MonthKey" => "202505",
                "AmountAtRisk" => "2500000",
                "AlarmLevel" => "2",
                "RankScore" => "0.75",
                "Evidence" => "'Căn cứ tổng hợp của kiểm thử'",
                "ReviewStateCode" => "'New'",
                "RaisedDateKey" => "20250601",
                _ => item.Type.Equals("TEXT", StringComparison.OrdinalIgnoreCase) ? "''" : "-1",
            }) + " AS " + item.Name)];
        connection.Run($"INSERT OR REPLACE INTO fact_{fact} SELECT {string.Join(", ", columns)}");
        return new SignalBook(connection).Alerts(rule, null, null, withPersons: true, int.MaxValue).First(alert => alert.AlertKey == 990001).SubjectCode;
    }
}
