using BhytWarehouse.Jobs;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Pages;

[Collection(RunningHostCollection.Name)]
public sealed class AccountPageTests(RunningHost host)
{
    [BrowserFact]
    public async Task Account_IsMadeChangedAndDisabledOnThePage_AndItsOpenPageLeadsToTheSignIn()
    {
        IPage page = await host.PageAsync(Role.Dba);
        await page.GotoAsync("/accounts");
        await page.Locator("summary", new() { HasText = "New account" }).ClickAsync();
        ILocator add = page.GetByRole(AriaRole.Form, new() { Name = "New account" });
        await add.GetByLabel("Account").FillAsync("made.here");
        await add.GetByLabel("Role").SelectOptionAsync("Operator");
        await add.GetByLabel("Agency").FillAsync("BHXH");
        await add.GetByLabel("New password").FillAsync("given on the page");
        await add.GetByLabel("Reason").FillAsync("new operator");
        await RunningHost.ShootAsync(page, "accounts-add");
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        await add.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("Account made.here is made.").WaitForAsync();
        host.Accounts.Find("made.here")!.ShouldSatisfyAllConditions(account => account.Role.ShouldBe(Role.Operator), account => account.Agency.ShouldBe("BHXH"), account => account.MustChangePassword.ShouldBeTrue());

        host.Accounts.SetPassword("made.here", RunningHost.Password, mustChange: false);
        IPage own = await host.PageAsync(null);
        await own.Context.AddCookiesAsync([new Cookie { Name = WebAccess.SessionCookie, Value = await host.SessionAsync("made.here"), Domain = host.Address.Host, Path = "/" }]);
        await own.GotoAsync("/");
        await own.GetByRole(AriaRole.Heading, new() { Name = "Running now" }).WaitForAsync();
        await page.Locator("summary", new() { HasText = "Disable: made.here" }).ClickAsync();
        ILocator disable = page.GetByRole(AriaRole.Form, new() { Name = "Disable: made.here" });
        await disable.GetByLabel("Reason").FillAsync("left");
        await disable.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("Account made.here is disabled").WaitForAsync();
        // The live page of the account notices by itself.
        await own.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/sign-in");
        host.Log.Actions().Where(action => action.Subject == "made.here" && action.What.StartsWith("accounts", StringComparison.Ordinal)).Select(action => (action.What, action.Who, action.Reason))
            .ShouldBe([("accounts add", RunningHost.NameOf(Role.Dba), "new operator"), ("accounts disable", RunningHost.NameOf(Role.Dba), "left")]);

        await page.GotoAsync("/actions");
        await page.GetByLabel("Action", new() { Exact = true }).FillAsync("accounts");
        await page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "new operator" }).WaitForAsync();
        await RunningHost.ShootAsync(page, "actions-found");
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(host.Log.Actions().Count(action => action.What.StartsWith("accounts", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task AccountOfOneArea_IsOfferedNoActionOfTheProvince_AndItsForgedRequestIsRefused()
    {
        host.AddAccount("area", Role.Operator, AreaScope.Parse("00001", ""));
        IPage page = await host.PageAsync(null);
        string session = await host.SessionAsync("area");
        await page.Context.AddCookiesAsync([new Cookie { Name = WebAccess.SessionCookie, Value = session, Domain = host.Address.Host, Path = "/" }]);
        await page.GotoAsync("/jobs");
        (await page.Locator("details.action").CountAsync()).ShouldBe(0);
        foreach (string outside in (string[])["facility=00002", "file=ab12", "dossier=1"])
        {
            await page.GotoAsync("/runs?" + outside);
            await page.GetByText("looks for runs by its own facilities").WaitForAsync();
            (await page.Locator("tbody tr").CountAsync()).ShouldBe(0);
        }

        TimetableLine line = Timetable.Lines.Single(item => item.FeedCode == "PpcTargets");
        long run = host.Runs.Ask(RunRequest.Of(line, RunCause.Operator, "test", "", TimeProvider.System.GetUtcNow().AddDays(20)));
        host.Runs.Log(run, ["a line of the whole province"]);
        await page.GotoAsync($"/runs/{run}");
        await page.GetByText("tells of the whole province").WaitForAsync();
        (await page.ContentAsync()).ShouldNotContain("a line of the whole province");

        System.Net.CookieContainer cookies = new();
        cookies.Add(host.Address, new System.Net.Cookie(WebAccess.SessionCookie, session));
        using HttpClient client = new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        ((int)(await FormToken.PostAsync(client, "/", "/do/pause-job", ("job", "refresh"), ("reason", "forged"))).StatusCode).ShouldBe(403);
        host.Runs.Paused().ShouldNotContain(paused => paused.LineCode == "refresh");
    }

    [BrowserFact]
    public async Task Hosts_ShowsWhoIsAtWork_AndItsLease()
    {
        IPage page = await host.PageAsync(Role.Auditor);
        await page.GotoAsync("/hosts");
        await page.GetByText("at work").First.WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("host");
        await RunningHost.ShootAsync(page, "hosts");
    }
}
