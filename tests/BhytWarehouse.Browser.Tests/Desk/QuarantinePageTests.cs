using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Pages;
using BhytWarehouse.Jobs.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Desk;

[Collection(RunningHostCollection.Name)]
public sealed class QuarantinePageTests(RunningHost host)
{
    [BrowserFact]
    public async Task Held_IsListedByAgeRuleAndSubmitter_AndNarrowedByThem_AndOneIsShownMasked()
    {
        IReadOnlyList<HeldRecord> held = Held(host.Warehouse);
        IPage page = await host.PageAsync(Role.Operator);
        await page.GotoAsync("/quarantine");
        (await page.TextContentAsync("main"))!.ShouldContain($"{held.Sum(record => record.RecordCount):N0} records");
        await RunningHost.ShootAsync(page, "quarantine-all");
        HeldRecord one = held.First(record => record is { IsFile: false, FacilityCode.Length: 5 } && record.HoldingRules.Any());
        await page.SelectOptionAsync("#feed", one.FeedCode);
        await page.FillAsync("#facility", one.FacilityCode);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("facility=" + one.FacilityCode, StringComparison.Ordinal));
        string[] keys = await page.Locator("table a[href^='/quarantine/']").AllInnerTextsAsync() is var all ? [.. all] : [];
        keys.Order().ShouldBe(held.Where(record => record.FeedCode == one.FeedCode && record.FacilityCode == one.FacilityCode).Select(record => record.Key).Order());
        await page.ClickAsync($"a[href='/quarantine/{one.Key}']");
        await page.GetByRole(AriaRole.Heading, new() { Name = $"Held record {one.Key}" }).WaitForAsync();
        (await page.TextContentAsync("main"))!.ShouldContain(one.HoldingRules.First());
        (await RunningHost.AxeAsync(page)).ShouldBeEmpty();
        await RunningHost.ShootAsync(page, "quarantine-one");
    }

    [BrowserFact]
    public async Task Feedback_IsGivenAsTheCommandWritesIt_AndOnlyToWhoMaySeeTheQuarantine()
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-feedback-").FullName;
        try
        {
            string name = FeedbackFiles.Write(folder, Held(host.Warehouse)).First(file => file.EndsWith(".csv", StringComparison.Ordinal));
            using HttpClient auditor = await host.ClientAsync(Role.Auditor);
            byte[] given = await auditor.GetByteArrayAsync(new Uri(DeskEndpoints.FeedbackPath + name, UriKind.Relative));
            given.ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder, name)));
            ((int)(await auditor.GetAsync(new Uri(DeskEndpoints.FeedbackPath + "..%2fwarehouse.db", UriKind.Relative))).StatusCode).ShouldBe(404);
            using HttpClient viewer = await host.ClientAsync(Role.Viewer);
            ((int)(await viewer.GetAsync(new Uri(DeskEndpoints.FeedbackPath + name, UriKind.Relative))).StatusCode).ShouldBe(403);
            using HttpClient stranger = await host.ClientAsync(null);
            ((int)(await stranger.GetAsync(new Uri(DeskEndpoints.FeedbackPath + name, UriKind.Relative))).StatusCode).ShouldBe(302);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [BrowserFact]
    public async Task AccountOfOneFacility_SeesAndReplaysNothingOfAnother()
    {
        IReadOnlyList<HeldRecord> held = Held(host.Warehouse);
        string own = held.First(record => record.FacilityCode.Length == 5).FacilityCode;
        HeldRecord foreign = held.First(record => record.FacilityCode != own);
        host.AddAccount("one.facility", Role.Operator, AreaScope.Parse(own, ""));
        IPage page = await host.PageAsync(null);
        await page.Context.AddCookiesAsync([new Cookie { Name = WebAccess.SessionCookie, Value = await host.SessionAsync("one.facility"), Domain = host.Address.Host, Path = "/" }]);
        await page.GotoAsync("/quarantine");
        string[] keys = [.. await page.Locator("table a[href^='/quarantine/']").AllInnerTextsAsync()];
        keys.Order().ShouldBe(held.Where(record => record.FacilityCode == own).Select(record => record.Key).Order());
        await page.GotoAsync("/quarantine/" + foreign.Key);
        (await page.TextContentAsync("main"))!.ShouldContain("Nothing is held back under this key");
        int before = host.Runs.Search(new Jobs.Scheduling.RunFilter { Kind = Jobs.Scheduling.JobKind.Replay }).Count;
        await page.GotoAsync("/quarantine");
        await page.GetByText("Judge again", new() { Exact = true }).First.ClickAsync();
        await page.FillAsync("form[action='/do/replay'] input[name=reason]", "everything");
        await page.ClickAsync("form[action='/do/replay'] button");
        await page.GetByText("choose one of its facilities first").WaitForAsync();
        host.Runs.Search(new Jobs.Scheduling.RunFilter { Kind = Jobs.Scheduling.JobKind.Replay }).Count.ShouldBe(before);
    }

    /// <summary>A held dossier is let pass by two people and loaded by a replay, all of it on pages; the ledger balances, and everything stands in the log of actions.</summary>
    [BrowserFact]
    public async Task HeldDossier_IsLetPassByTwoAccounts_AndReplayed_InTheBrowser()
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-repair-").FullName;
        string warehouse = Path.Combine(folder, "home", "warehouse.db");
        try
        {
            string file = Path.Combine(folder, "held.xml");
            await File.WriteAllTextAsync(file, DossierExample.Spoil(DossierExample.Text(), "KET_QUA_DTRI", "9"));
            using StringWriter output = new();
            (await BhytCommandLine.InvokeAsync(["load", "VssClaims", "--from", file, "--warehouse", "sqlite:" + warehouse], output, output, CancellationToken.None)).ShouldBe(0, output.ToString());
            HeldRecord held = Held(warehouse).ShouldHaveSingleItem();
            using HostProcess own = await HostProcess.StartAsync(warehouse);
            IPage asker = await SignedInAsync(own, warehouse, "asker", Role.Operator);
            await asker.GotoAsync("/quarantine/" + held.Key);
            await ActAsync(asker, "Let VC-051 pass for this record", "result code of the new list, minutes 12");
            await asker.GetByText("Override 1 of VC-051: asked for, not decided").First.WaitForAsync();
            (await asker.GetByText("Approve override 1").CountAsync()).ShouldBe(0, "nobody approves what he asked for");

            IPage decider = await SignedInAsync(own, warehouse, "decider", Role.Reviewer);
            await decider.GotoAsync("/quarantine/" + held.Key);
            await ActAsync(decider, "Approve override 1", "seen with the facility");
            await decider.GetByText("Override 1 of VC-051: approved").First.WaitForAsync();
            await RunningHost.ShootAsync(decider, "quarantine-override");

            await asker.GotoAsync("/quarantine/" + held.Key);
            await ActAsync(asker, "Judge this file again", "override 1");
            await asker.GetByText("is asked for").First.WaitForAsync();
            await asker.GotoAsync("/quarantine");
            await asker.GetByText("1 of 1 held records and files moved").First.WaitForAsync(new() { Timeout = 60_000 });
            await RunningHost.ShootAsync(asker, "quarantine-replayed");
            await asker.ReloadAsync();
            await asker.GetByText("Nothing that fits is held back.").WaitForAsync();

            Held(warehouse).ShouldBeEmpty();
            using SqliteConnection connection = SqliteWarehouse.OpenExisting(warehouse).OpenReader();
            new LedgerReport(connection, SourceRegister.All).Verify().ShouldBeEmpty();
            connection.ScalarLong("SELECT COUNT(*) FROM fact_Claim WHERE ClaimNumber = @number", ("@number", held.RecordCode)).ShouldBe(1);
            string[] actions = [.. new OperatorLog(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehouse)!), TimeProvider.System).Actions().Select(action => $"{action.Who} {action.What}")];
            actions.ShouldContain("asker quarantine override");
            actions.ShouldContain("decider quarantine approve");
            actions.ShouldContain("asker quarantine replay");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Opens the form of the name, gives the reason, and sends it.</summary>
    private static async Task ActAsync(IPage page, string label, string reason)
    {
        await page.Locator("details.action", new() { HasText = label }).Locator("summary").ClickAsync();
        ILocator form = page.GetByRole(AriaRole.Form, new() { Name = label });
        await form.Locator("input[name=reason]").FillAsync(reason);
        await form.GetByRole(AriaRole.Button).ClickAsync();
    }

    private async Task<IPage> SignedInAsync(HostProcess own, string warehouse, string name, Role role)
    {
        AccountBook accounts = new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehouse)!), TimeProvider.System);
        accounts.Add(name, role, "", AreaScope.Whole, "given by somebody else");
        accounts.SetPassword(name, RunningHost.Password, mustChange: false);
        IBrowserContext context = await host.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = own.Address.ToString(), ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", RunningHost.Password);
        await page.Locator("main button").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Start" }).WaitForAsync();
        return page;
    }

    private static IReadOnlyList<HeldRecord> Held(string warehouse)
    {
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(warehouse).OpenReader();
        return new QuarantineBook(connection).Held(new QuarantineFilter());
    }
}
