using BhytWarehouse.Jobs.Access;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Access;

[Collection(RunningHostCollection.Name)]
public sealed class LanguageTests(RunningHost host)
{
    [BrowserFact]
    public async Task Language_ChosenOnAPage_IsKeptInTheBrowser_AndWithTheAccount()
    {
        host.AddAccount("polyglot", Role.Operator, AreaScope.Whole);
        IPage page = await host.PageAsync(null);
        await page.Context.AddCookiesAsync([new Cookie { Name = WebAccess.SessionCookie, Value = await host.SessionAsync("polyglot"), Domain = host.Address.Host, Path = "/" }]);
        await page.GotoAsync("/");
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếng Việt" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Trang đầu" }).WaitForAsync();
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("vi");
        host.Accounts.Find("polyglot")!.Language.ShouldBe(Jobs.Commands.Language.Vietnamese);

        IPage elsewhere = await host.PageAsync(null);
        await elsewhere.GotoAsync("/sign-in");
        await elsewhere.FillAsync("#name", "polyglot");
        await elsewhere.FillAsync("#password", RunningHost.Password);
        await elsewhere.Locator("main button").ClickAsync();
        await elsewhere.GetByRole(AriaRole.Heading, new() { Name = "Trang đầu" }).WaitForAsync();
    }
}
