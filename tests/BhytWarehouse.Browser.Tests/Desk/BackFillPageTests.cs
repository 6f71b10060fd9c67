using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Desk;

[Collection(RunningHostCollection.Name)]
public sealed class BackFillPageTests(RunningHost host)
{
    [BrowserFact]
    public async Task BackFill_ShowsWhatItCosts_IsAskedForWithAReason_AndFollowedToItsEnd()
    {
        IPage page = await host.PageAsync(Role.Operator);
        await page.GotoAsync("/backfill");
        await page.SelectOptionAsync("#feed", "VssClaims");
        await page.FillAsync("#from", "2025-01");
        await page.FillAsync("#to", "2025-12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what it costs" }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "What a back-fill of VssClaims costs" }).WaitForAsync();
        (await page.Locator("#cost").Locator("xpath=..").Locator("tbody tr").CountAsync()).ShouldBe(12);
        host.Runs.Search(new RunFilter { Kind = JobKind.BackFill }).ShouldBeEmpty("only the cost was shown");
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        await RunningHost.ShootAsync(page, "backfill-cost");
        ILocator form = page.GetByRole(AriaRole.Form, new() { Name = "Ask for the back-fill" });
        await form.Locator("input[name=reason]").FillAsync("lists of 2025 were completed");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("runs are asked for").WaitForAsync();
        IReadOnlyList<JobRun> runs = host.Runs.Search(new RunFilter { Kind = JobKind.BackFill });
        runs.Count.ShouldBeGreaterThan(0);
        runs.ShouldAllBe(run => run.AskedBy == RunningHost.NameOf(Role.Operator) && run.Reason == "lists of 2025 were completed" && run.Scope.MonthKey / 100 == 2025);
        foreach (JobRun run in runs)
        {
            await page.Locator("tr", new() { Has = page.Locator($"a[href='/runs/{run.Number}']") }).GetByText("done", new() { Exact = true }).WaitForAsync(new() { Timeout = 60_000 });
        }

        await RunningHost.ShootAsync(page, "backfill-done");
        host.Log.Actions().ShouldContain(action => action.What == "backfill" && action.Who == RunningHost.NameOf(Role.Operator) && action.Reason == "lists of 2025 were completed");
    }

    [BrowserTheory]
    [InlineData("/backfill?feed=VssClaims&from=2025-06&to=2025-01", "is no range of 1 to 120 months")]
    [InlineData("/backfill?feed=VssClaims&from=June&to=2025-01", "A month is written yyyy-MM")]
    [InlineData("/backfill?feed=Nothing&from=2025-01&to=2025-01", "there is no feed")]
    [InlineData("/backfill?feed=MohFacilities&from=2025-01&to=2025-01", "has no months")]
    public async Task BackFill_WronglyAsked_SaysWhatIsWrong(string address, string told)
    {
        IPage page = await host.PageAsync(Role.Operator, "en");
        await page.GotoAsync(address);
        (await page.TextContentAsync("[role=alert].notice"))!.ShouldContain(told, Case.Insensitive);
    }
}
