using BhytWarehouse.Browser.Tests.Access;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Pages;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests;

/// <summary>What holds for every page: a screen reader finds its way, and nothing is asked of another server.</summary>
[Collection(RunningHostCollection.Name)]
public sealed class PageTests(RunningHost host)
{
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("vi")]
    public async Task EveryPage_HasNothingThatAxeFinds_AsksNoOtherServer_AndBreaksNoPolicy(string language)
    {
        List<string> found = [];
        foreach (string path in PagePaths.All)
        {
            IPage page = await host.PageAsync(path == WebAccess.SignInPath ? null : RoleFor(path), language);
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith(host.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                {
                    found.Add($"{path}: asks {request.Url}");
                }
            };
            page.Console += (_, said) =>
            {
                if (said.Type == "error")
                {
                    found.Add($"{path}: {said.Text}");
                }
            };
            IResponse? answer = await page.GotoAsync(path);
            if (answer!.Status != 200 || new Uri(page.Url).AbsolutePath != path)
            {
                found.Add($"{path}: {answer.Status} {page.Url}");
            }

            (await page.GetAttributeAsync("html", "lang")).ShouldBe(language);
            (await page.Locator("h1").CountAsync()).ShouldBe(1, path);
            found.AddRange((await RunningHost.AxeAsync(page)).Select(fault => $"{path}: {fault}"));
            await RunningHost.ShootAsync(page, $"{(path == "/" ? "start" : path.Trim('/').Replace('/', '-'))}-{language}");
            await page.Context.CloseAsync();
        }

        found.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task SkipLink_IsTheFirstStopOfTheKeyboard_AndLeadsPastTheNavigation()
    {
        IPage page = await host.PageAsync(Role.Dba);
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("skip");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("content");
    }

    [BrowserTheory]
    [InlineData(Role.Operator)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    public async Task Navigation_ShowsWhatTheRoleMaySee_AndNothingElse(Role role)
    {
        IPage page = await host.PageAsync(role);
        await page.GotoAsync("/");
        string[] shown = await page.Locator("nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        shown.ShouldBe(PageList.All.Where(entry => entry.Right is not { } right || RoleRights.Has(role, AreaScope.Whole, right)).Select(entry => entry.Path));
    }

    /// <summary>A role that may see the page.</summary>
    private static Role RoleFor(string path) => PageList.All.LastOrDefault(entry => entry.Path == path || (entry.Path != "/" && path.StartsWith(entry.Path + "/", StringComparison.Ordinal))) is { Right: { } right }
        ? Enum.GetValues<Role>().First(role => RoleRights.Has(role, AreaScope.Whole, right))
        : Role.Operator;
}
