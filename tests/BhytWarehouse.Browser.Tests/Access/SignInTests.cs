using System.Text.RegularExpressions;
using BhytWarehouse.Jobs.Access;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Access;

[Collection(RunningHostCollection.Name)]
public sealed partial class SignInTests(RunningHost host)
{
    [BrowserFact]
    public async Task SignIn_ByKeyboardAlone_LeadsToThePageThatWasWanted_AndOutAgain()
    {
        IPage page = await host.PageAsync(null);
        await page.GotoAsync("/account/password");
        page.Url.ShouldContain("/sign-in?to=");
        await page.FocusAsync("#name");
        await page.Keyboard.TypeAsync(RunningHost.NameOf(Role.Operator));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(RunningHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Change password" }).WaitForAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/account/password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByText("You are signed out.").WaitForAsync();
        await page.GotoAsync("/");
        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
    }

    [BrowserFact]
    public async Task SignedOut_ACookieThatWasCopiedBefore_OpensNothing()
    {
        host.AddAccount("leaver", Role.Operator, AreaScope.Whole);
        string copied = await host.SessionAsync("leaver");
        using HttpClient thief = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        thief.DefaultRequestHeaders.Add("Cookie", $"{WebAccess.SessionCookie}={copied}");
        ((int)(await thief.GetAsync(new Uri("/", UriKind.Relative))).StatusCode).ShouldBe(200);
        IPage page = await host.PageAsync(null);
        await page.Context.AddCookiesAsync([new Cookie { Name = WebAccess.SessionCookie, Value = copied, Domain = host.Address.Host, Path = "/" }]);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByText("You are signed out.").WaitForAsync();
        ((int)(await thief.GetAsync(new Uri("/", UriKind.Relative))).StatusCode).ShouldBe(302);
    }

    [BrowserFact]
    public async Task WrongPassword_IsTold_WithoutSayingWhetherTheAccountExists_AndLocksAfterFive()
    {
        host.AddAccount("locked", Role.Viewer, AreaScope.Whole);
        IPage page = await host.PageAsync(null);
        string known = await TryAsync(page, "locked", "not the password");
        string unknown = await TryAsync(page, "nobody.here", "not the password");
        known.ShouldContain("wrong");
        unknown.ShouldBe(known);
        await RunningHost.ShootAsync(page, "sign-in-wrong");
        for (int failure = 2; failure <= AccountBook.MostFailures; failure++)
        {
            await TryAsync(page, "locked", "not the password");
        }

        (await TryAsync(page, "locked", RunningHost.Password)).ShouldContain("locked for 15 minutes");
        host.Log.Actions().Where(action => action is { What: "sign-in", Who: "locked" }).Select(action => action.Outcome).ShouldBe(["wrong", "wrong", "wrong", "wrong", "locked", "locked"]);
        host.Log.Actions().ShouldNotContain(action => action.Who == "nobody.here", "what was typed as a name may be anything");
        host.Accounts.SetPassword("locked", "another given one", mustChange: false);
        (await host.SignInAsync("locked", "another given one")).ShouldNotBeNull("a new password lifts the lock");
    }

    [BrowserFact]
    public async Task FirstAccount_SignsInWithThePasswordThatServePrinted_AndHasToChooseAnother()
    {
        string first = First().Match(host.Told).Groups[1].Value;
        IPage page = await host.PageAsync(null);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", AccountBook.FirstName);
        await page.FillAsync("#password", first);
        await page.Locator("main button").ClickAsync();
        await page.GetByText("given to you by somebody else").WaitForAsync();
        await page.GotoAsync("/");
        new Uri(page.Url).AbsolutePath.ShouldBe("/account/password", "nothing else opens before");
        await RunningHost.ShootAsync(page, "first-password");
        (await page.GetByRole(AriaRole.Navigation).CountAsync()).ShouldBe(0);
        await page.FillAsync("#current", first);
        await page.FillAsync("#password", "a password of my own");
        await page.FillAsync("#again", "a password of my owm");
        await page.Locator("main button").ClickAsync();
        await page.GetByText("differ").WaitForAsync();
        await page.FillAsync("#current", first);
        await page.FillAsync("#password", "a password of my own");
        await page.FillAsync("#again", "a password of my own");
        await page.Locator("main button").ClickAsync();
        await page.GetByText("The password is changed.").WaitForAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/");
        host.Accounts.Find(AccountBook.FirstName)!.MustChangePassword.ShouldBeFalse();
    }

    [BrowserFact]
    public async Task Cookies_AreOfTheHostAlone_AndTheHeadersKeepStrangersOut()
    {
        using HttpClient client = await host.ClientAsync(null);
        HttpResponseMessage page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        string policy = page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("http");
        page.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        page.Headers.Contains("Permissions-Policy").ShouldBeTrue();
        page.Headers.Contains("Server").ShouldBeFalse();
        page.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("nothing was encrypted");

        using HttpRequestMessage behindProxy = new(HttpMethod.Post, new Uri("/do/sign-in", UriKind.Relative));
        behindProxy.Headers.Add("X-Forwarded-Proto", "https");
        behindProxy.Content = new FormUrlEncodedContent([new(FormToken.Field, await FormToken.OfAsync(client, "/sign-in")), new("name", RunningHost.NameOf(Role.Viewer)), new("password", RunningHost.Password)]);
        HttpResponseMessage signedIn = await client.SendAsync(behindProxy);
        signedIn.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        string session = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(WebAccess.SessionCookie, StringComparison.Ordinal)).ToLowerInvariant();
        foreach (string wanted in (string[])["httponly", "samesite=strict", "secure", "path=/"])
        {
            session.ShouldContain(wanted);
        }

        session.ShouldNotContain("expires", Case.Sensitive, "it ends with the browser, and after eight hours without use");
    }

    [BrowserFact]
    public async Task SignIns_OfOneAddress_AreLimited_AndThoseOfOthersGoOn()
    {
        using HttpClient client = await host.ClientAsync(null);
        string token = await FormToken.OfAsync(client, "/sign-in");
        List<int> answers = [];
        for (int attempt = 0; attempt <= WebAccess.MostSignInsAMinute; attempt++)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, new Uri("/do/sign-in", UriKind.Relative));
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            request.Content = new FormUrlEncodedContent([new(FormToken.Field, token), new("name", $"sprayed{attempt}"), new("password", "the same for all")]);
            answers.Add((int)(await client.SendAsync(request)).StatusCode);
        }

        answers[..^1].ShouldAllBe(status => status == 303);
        answers[^1].ShouldBe(429);
        ((int)(await FormToken.PostAsync(client, "/sign-in", "/do/sign-in", ("name", "x"), ("password", "y"))).StatusCode).ShouldBe(303);
    }

    [BrowserFact]
    public async Task SignIn_WithAnAddressOfAnotherHostToGoTo_StaysHere()
    {
        using HttpClient client = await host.ClientAsync(null);
        foreach (string away in (string[])["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
        {
            HttpResponseMessage answer = await FormToken.PostAsync(client, "/sign-in", "/do/language", ("language", "en"), ("return", away));
            answer.Headers.Location!.OriginalString.ShouldBe("/");
        }
    }

    private static async Task<string> TryAsync(IPage page, string name, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", password);
        await page.Locator("main button").ClickAsync();
        return await page.GetByRole(AriaRole.Alert).And(page.Locator(".notice")).InnerTextAsync();
    }

    [GeneratedRegex("with the password ([A-Za-z0-9]+)\\.", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}
