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
        int before = host.Runs.Search(new RunFilter { Kind = JobKind.BackFill }).Count;
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        await RunningHost.ShootAsync(page, "backfill-cost");
        ILocator form = page.GetByRole(AriaRole.Form, new() { Name = "Ask for the back-fill" });
        await form.Locator("input[name=reason]").FillAsync("lists of 2025 were completed");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("runs are asked for").WaitForAsync();
        JobRun[] runs = [.. host.Runs.Search(new RunFilter { Kind = JobKind.BackFill }).SkipLast(before)];
        runs.Length.ShouldBeGreaterThan(0);
        runs.ShouldAllBe(run => run.AskedBy == RunningHost.NameOf(Role.Operator) && run.Reason == "lists of 2025 were completed" && run.Scope.MonthKey / 100 == 2025);
        foreach (JobRun run in runs)
        {
            await page.Locator("tr", new() { Has = page.Locator($"a[href='/runs/{run.Number}']") }).GetByText("done", new() { Exact = true }).WaitForAsync(new() { Timeout = 60_000 });
        }

        await RunningHost.ShootAsync(page, "backfill-done");
        host.Log.Actions().ShouldContain(action => action.What == "backfill" && action.Who == RunningHost.NameOf(Role.Operator) && action.Reason == "lists of 2025 were completed");
    }

    /// <summary>One that waits is stopped on its page, and asked for again there: for the same month, by whom and why stands in the log.</summary>
    [BrowserFact]
    public async Task BackFill_ThatIsStopped_AndAskedForAgain_IsDoneForTheSameMonth_AndFoundByIt()
    {
        long stopped = host.Runs.Ask(new RunRequest("backfill VssClaims", JobKind.BackFill, "VssClaims", RunCause.Operator, "somebody", "lists were completed", TimeProvider.System.GetUtcNow().AddHours(1)) { Scope = new RunScope(202504, "00001") });
        IPage page = await host.PageAsync(Role.Operator);
        await page.GotoAsync($"/runs/{stopped}");
        await page.GetByRole(AriaRole.Heading, new() { Name = "2025-04 facility 00001" }).WaitForAsync();
        await ActAsync(page, "Stop this run", "the wrong month");
        await page.GetByText("is asked to stop").First.WaitForAsync();
        host.Runs.Find(stopped)!.State.ShouldBe(RunState.Cancelled);
        await ActAsync(page, "Run this again", "the right month after all");
        await page.GetByText("is asked for").First.WaitForAsync();
        JobRun again = host.Runs.Search(new RunFilter { EarlierRun = stopped }).ShouldHaveSingleItem();
        (again.Kind, again.Scope, again.AskedBy, again.Reason).ShouldBe((JobKind.BackFill, new RunScope(202504, "00001"), RunningHost.NameOf(Role.Operator), "the right month after all"));
        await page.Locator("dl.facts .state", new() { HasText = "done" }).WaitForAsync(new() { Timeout = 60_000 });
        await RunningHost.ShootAsync(page, "backfill-again");
        host.Log.Actions().Where(action => action.Reason is "the wrong month" or "the right month after all").Select(action => action.What).ShouldBe(["jobs stop", "jobs retry"]);

        await page.GotoAsync("/runs?facility=00001&month=2025-04&job=backfill%20VssClaims");
        (await page.Locator("tbody th a").AllInnerTextsAsync()).ShouldBe([$"{again.Number}", $"{stopped}"]);
        await page.GotoAsync("/runs?file=zz");
        (await page.TextContentAsync("[role=alert].notice"))!.ShouldContain("no SHA-256");
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
    }

    private static async Task ActAsync(IPage page, string label, string reason)
    {
        await page.Locator("details.action", new() { HasText = label }).Locator("summary").ClickAsync();
        ILocator form = page.GetByRole(AriaRole.Form, new() { Name = label });
        await form.Locator("input[name=reason]").FillAsync(reason);
        await form.GetByRole(AriaRole.Button).ClickAsync();
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
