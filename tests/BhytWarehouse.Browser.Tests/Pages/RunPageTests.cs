using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Pages;

/// <summary>Jobs and runs as an operator works with them, over a host that really runs them.</summary>
[Collection(RunningHostCollection.Name)]
public sealed class RunPageTests(RunningHost host)
{
    private static readonly TimetableLine Complaints = Timetable.Lines.Single(line => line.FeedCode == "MohSatisfaction");

    [BrowserFact]
    public async Task RunNow_WithAReason_IsDoneByTheHost_AndTheStartPageFollowsWithoutBeingLoadedAgain()
    {
        IPage start = await host.PageAsync(Role.Operator);
        await start.GotoAsync("/");
        await start.EvaluateAsync("() => { window.isTheSamePage = true; }");
        IPage page = await host.PageAsync(Role.Operator);
        await page.GotoAsync("/jobs");
        await page.Locator("summary", new() { HasText = $"Pause: {Complaints.Code}" }).ClickAsync();
        ILocator pause = page.GetByRole(AriaRole.Form, new() { Name = $"Pause: {Complaints.Code}" });
        await pause.GetByLabel("Reason").FillAsync("so that the start page has something to say");
        await pause.GetByRole(AriaRole.Button).ClickAsync();
        await start.GetByText("so that the start page has something to say").WaitForAsync();
        (await start.EvaluateAsync<bool>("() => window.isTheSamePage === true")).ShouldBeTrue();
        await start.GetByText("Feeds that came in time").WaitForAsync();
        await RunningHost.ShootAsync(start, "start-paused");

        host.Runs.Paused().ShouldContain(paused => paused.LineCode == Complaints.Code && paused.PausedBy == RunningHost.NameOf(Role.Operator));
        await page.GotoAsync("/jobs");
        await page.Locator("summary", new() { HasText = $"Let it go on: {Complaints.Code}" }).ClickAsync();
        ILocator resume = page.GetByRole(AriaRole.Form, new() { Name = $"Let it go on: {Complaints.Code}" });
        await resume.GetByLabel("Reason").FillAsync("tried out");
        await RunningHost.ShootAsync(page, "jobs-resume");
        await resume.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText($"{Complaints.Code} goes on.").WaitForAsync();
        host.Runs.Paused().ShouldNotContain(paused => paused.LineCode == Complaints.Code);

        await page.Locator("summary", new() { HasText = $"Run now: {Complaints.Code}" }).ClickAsync();
        ILocator run = page.GetByRole(AriaRole.Form, new() { Name = $"Run now: {Complaints.Code}" });
        await run.GetByLabel("Reason").FillAsync("late file");
        await run.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("is asked for").WaitForAsync();
        long number = long.Parse(page.Url[(page.Url.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        await page.Locator("dl .state").GetByText("done").WaitForAsync(new() { Timeout = 60_000 });
        await RunningHost.ShootAsync(page, "run-done");
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        JobRun done = host.Runs.Find(number)!;
        done.AskedBy.ShouldBe(RunningHost.NameOf(Role.Operator));
        done.Reason.ShouldBe("late file");
        host.Log.Actions().ShouldContain(action => action.What == "jobs run" && action.Who == RunningHost.NameOf(Role.Operator) && action.Subject == Complaints.Code && action.Reason == "late file");
    }

    [BrowserFact]
    public async Task RunAtWork_IsFollowedOnTheStartPage_InDossiersAndDong_WithTheTimeThatIsLeft()
    {
        TimetableLine claims = Timetable.Lines.Single(line => line.FeedCode == "VssClaims");
        LeaseHolder holder = LeaseHolder.Next();
        long run;
        do
        {
            // The host takes what waits too: one that it took first is done in a moment.
            run = host.Runs.Ask(RunRequest.Of(claims, RunCause.Operator, "test", "", TimeProvider.System.GetUtcNow()));
        }
        while (!host.Runs.Claim(run, holder));
        host.Runs.Tell(run, new WorkProgress("VssClaims: reading and judging", 1_000, 10_000, "1,000 of 10,000 dossiers, 250,000,000 đồng"));
        IPage page = await host.PageAsync(Role.Operator);
        await page.GotoAsync("/");
        ILocator now = page.Locator("section", new() { Has = page.Locator("#now") });
        await now.GetByText("1,000 of 10,000 dossiers, 250,000,000 đồng").WaitForAsync();
        await page.Locator("[role=status]", new() { HasText = "Running: load VssClaims" }).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        host.Runs.Tell(run, new WorkProgress("VssClaims: reading and judging", 2_000, 10_000, "2,000 of 10,000 dossiers, 500,000,000 đồng"));
        await now.GetByText("left of this step").WaitForAsync();
        (await now.GetByRole(AriaRole.Progressbar).GetAttributeAsync("aria-valuenow")).ShouldBe("2000");
        await RunningHost.ShootAsync(page, "start-running");
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        host.Runs.End(run, holder, RunState.Done, "told by a test", [], []).ShouldBeTrue();
        await now.GetByText("2,000 of 10,000").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [BrowserFact]
    public async Task FailedRun_IsShownWithItsLog_AndRunAgain_FromItsPage()
    {
        string drop = Path.Combine(Path.GetDirectoryName(host.Warehouse)!, "drop", "VssEnrolment");
        Directory.CreateDirectory(drop);
        string broken = Path.Combine(drop, "D03-TS_209901.csv");
        await File.WriteAllTextAsync(broken, "this is no list of cards\n");
        File.SetLastWriteTimeUtc(broken, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
        TimetableLine line = Timetable.Lines.Single(item => item.FeedCode == "VssEnrolment");
        long asked = host.Runs.Ask(RunRequest.Of(line, RunCause.Operator, "test", "a file that is none", TimeProvider.System.GetUtcNow()));
        IPage page = await host.PageAsync(Role.Operator);
        await page.GotoAsync($"/runs/{asked}");
        await page.Locator("dl .state").GetByText("done").Or(page.Locator("dl .state").GetByText("failed")).WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = "Load " }).WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("VssEnrolment");
        await RunningHost.ShootAsync(page, "run-refused-file");
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        await page.ReloadAsync();
        await page.Locator("summary", new() { HasText = "Run this again" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("put right");
        await page.GetByRole(AriaRole.Form, new() { Name = "Run this again" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("is asked for").WaitForAsync();
        host.Runs.Search(new RunFilter { LineCode = line.Code, Most = 1 })[0].EarlierRun.ShouldBe(asked);
        await page.GetByRole(AriaRole.Link, new() { Name = $"after run {asked}" }).WaitForAsync();
    }

    [BrowserFact]
    public async Task RunThatWaits_IsStoppedFromItsPage_AndFoundByState()
    {
        long waits = host.Runs.Ask(RunRequest.Of(Complaints, RunCause.Operator, "test", "later", TimeProvider.System.GetUtcNow().AddDays(1)));
        IPage page = await host.PageAsync(Role.Dba, "vi");
        await page.GotoAsync("/runs?state=Waiting");
        await page.GetByRole(AriaRole.Link, new() { Name = $"{waits}", Exact = true }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Ngừng lượt này" }).ClickAsync();
        await page.GetByLabel("Lý do").FillAsync("không cần nữa");
        await page.GetByRole(AriaRole.Form, new() { Name = "Ngừng lượt này" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("dl .state").GetByText("đã ngừng").WaitForAsync();
        host.Runs.Find(waits)!.State.ShouldBe(RunState.Cancelled);
        await page.GotoAsync("/runs?state=Cancelled");
        (await page.GetByRole(AriaRole.Link, new() { Name = $"{waits}", Exact = true }).CountAsync()).ShouldBe(1);
    }

    [BrowserFact]
    public async Task Runs_AreFoundByJobAndOperator_AndPagedByNumber()
    {
        TimetableLine line = Timetable.Lines.Single(item => item.FeedCode == "PpcInspections");
        long first = 0;
        long last = 0;
        for (int index = 0; index < 60; index++)
        {
            last = host.Runs.Ask(RunRequest.Of(line, RunCause.Operator, "pager", "", TimeProvider.System.GetUtcNow().AddDays(20)));
            first = first == 0 ? last : first;
        }

        IPage page = await host.PageAsync(Role.Auditor);
        await page.GotoAsync("/");
        ILocator waits = page.Locator("section", new() { Has = page.Locator("#waits") });
        (await waits.GetByRole(AriaRole.Link).First.GetAttributeAsync("href")).ShouldBe($"/runs/{host.Runs.Search(new RunFilter { State = RunState.Waiting, Most = 10_000 }).OrderBy(run => run.DueAt).First().Number}", "what is due first stands first, however much waits");
        await waits.GetByText("more").WaitForAsync();
        await page.GotoAsync("/runs");
        await page.GetByLabel("Job", new() { Exact = true }).FillAsync(line.Code);
        await page.GetByLabel("Asked by").FillAsync("pager");
        await page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Button).ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(50);
        (await page.Locator("tbody th").First.InnerTextAsync()).ShouldBe($"{last}");
        await RunningHost.ShootAsync(page, "runs-found");
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        await page.Locator("nav.pages a[rel=next]").ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(10);
        (await page.Locator("tbody th").Last.InnerTextAsync()).ShouldBe($"{first}");
        await page.GotoAsync("/runs?load=x");
        await page.GetByText("'x' is not a whole number").WaitForAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(0, "what is not understood does not find everything");
        (await page.Locator("details.action").CountAsync()).ShouldBe(0, "an auditor is offered no action");
    }

    [BrowserFact]
    public async Task Reason_ThatHoldsTheNumberOfAPerson_IsRefused_AndNothingIsDone()
    {
        using HttpClient client = await host.ClientAsync(Role.Operator);
        int before = host.Runs.Search(new RunFilter { Most = 10_000 }).Count;
        HttpResponseMessage answer = await FormToken.PostAsync(client, "/", "/do/run-job", ("job", Complaints.Code), ("reason", "card 0123456789 of a man"));
        ((int)answer.StatusCode).ShouldBe(303);
        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("bhyt-notice", StringComparison.Ordinal));
        (await FormToken.PostAsync(client, "/", "/do/run-job", ("job", Complaints.Code), ("reason", " "))).Headers.Location!.OriginalString.ShouldBe("/");
        (await FormToken.PostAsync(client, "/", "/do/run-job", ("job", "no such job"), ("reason", "x"))).Headers.Location!.OriginalString.ShouldBe("/");
        host.Runs.Search(new RunFilter { Most = 10_000 }).Count.ShouldBe(before);
        (await client.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain("no such job");
    }
}
