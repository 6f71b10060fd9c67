using System.Net;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Pages;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests.Access;

[Collection(RunningHostCollection.Name)]
public sealed class RefusalTests(RunningHost host)
{
    [BrowserFact]
    public async Task WithoutASession_EveryPageLeadsToTheSignIn_AndEveryActionIsRefused()
    {
        using HttpClient stranger = await host.ClientAsync(null);
        foreach (string path in PagePaths.All.Where(path => path != WebAccess.SignInPath).Append("/no-such-page"))
        {
            HttpResponseMessage answer = await stranger.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
            answer.Headers.Location!.PathAndQuery.ShouldStartWith("/sign-in?to=", Case.Sensitive, path);
        }

        string token = await FormToken.OfAsync(stranger, "/sign-in");
        foreach (PageActionEntry action in PagePaths.Actions.Where(action => !action.IsOpen))
        {
            using FormUrlEncodedContent form = new([new(FormToken.Field, token), new("reason", "forged")]);
            (await stranger.PostAsync(new Uri(action.Path, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, action.Path);
        }

        (await stranger.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        foreach (string open in (string[])["/health/live", "/health/ready", "/sign-in", "/bhyt.css", "/_framework/blazor.web.js"])
        {
            (await stranger.GetAsync(new Uri(open, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, open);
        }
    }

    [BrowserTheory]
    [InlineData(Role.Operator)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Dba)]
    [InlineData(Role.Auditor)]
    public async Task EachRole_SeesThePagesOfItsRights_AndIsRefusedTheOthers_AndTheirActions_ByForgedRequestsToo(Role role)
    {
        using HttpClient client = await host.ClientAsync(role);
        foreach (PageEntry page in PageList.All)
        {
            bool isSeen = page.Right is not { } right || RoleRights.Has(role, AreaScope.Whole, right);
            (await client.GetAsync(new Uri(page.Path, UriKind.Relative))).StatusCode.ShouldBe(isSeen ? HttpStatusCode.OK : HttpStatusCode.Forbidden, page.Path);
        }

        string token = await FormToken.OfAsync(client, "/");
        int before = host.Log.Actions().Count;
        List<PageActionEntry> refused = [];
        foreach (PageActionEntry action in PagePaths.Actions.Where(action => action.Right is { } right && !RoleRights.Has(role, AreaScope.Whole, right)))
        {
            using FormUrlEncodedContent form = new([new(FormToken.Field, token), new("reason", "forged")]);
            (await client.PostAsync(new Uri(action.Path, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, action.Path);
            refused.Add(action);
        }

        host.Log.Actions().Skip(before).Where(action => action.Who == RunningHost.NameOf(role)).Select(action => (action.What, action.Subject)).ShouldBe(refused.Select(action => ("refused", "POST " + action.Path)), ignoreOrder: true);
    }

    [BrowserFact]
    public async Task Action_WithoutTheTokenOfAForm_OrWithThatOfAnotherAccount_IsNotDone()
    {
        using HttpClient dba = await host.ClientAsync(Role.Dba);
        using HttpClient other = await host.ClientAsync(Role.Operator);
        string foreign = await FormToken.OfAsync(other, "/");
        int before = host.Log.Actions().Count;
        foreach (PageActionEntry action in PagePaths.Actions.Where(action => action.Right is { } right && RoleRights.Has(Role.Dba, AreaScope.Whole, right)).Append(new PageActionEntry("/do/sign-out", null, false)))
        {
            foreach (string? token in (string?[])[null, "nonsense", foreign])
            {
                using FormUrlEncodedContent form = new([.. token is null ? (KeyValuePair<string, string>[])[] : [new(FormToken.Field, token)], new("reason", "forged")]);
                (await dba.PostAsync(new Uri(action.Path, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, action.Path);
            }
        }

        host.Log.Actions().Count.ShouldBe(before);
    }

    [BrowserFact]
    public async Task Session_OfAnAccountThatIsChanged_EndsAtOnce()
    {
        host.AddAccount("moved", Role.Operator, AreaScope.Whole);
        string session = await host.SessionAsync("moved");
        using HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"{WebAccess.SessionCookie}={session}");
        (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Accounts.Change("moved", Role.Viewer, null, null, null);
        (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [BrowserTheory]
    [InlineData("/runs/99999", 404)]
    [InlineData("/runs/abc", 404)]
    [InlineData("/runs/99999999999999999999", 404)]
    [InlineData("/quarantine/9:9:9", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/actions?before=abc", 200)]
    [InlineData("/actions?before=99999999999999999999", 200)]
    [InlineData("/runs?load=abc&before=-1&month=2025-13&file=zz&dossier=%27--", 200)]
    [InlineData("/freshness?feed=zz&facility=%E2%80%AE", 200)]
    [InlineData("/backfill?feed=VssClaims&from=0000-00&to=9999-99", 200)]
    public async Task Address_ThatNamesNothing_IsAnsweredByAPage(string path, int status)
    {
        IPage page = await host.PageAsync(path.StartsWith("/actions", StringComparison.Ordinal) ? Role.Auditor : Role.Operator);
        (await page.GotoAsync(path))!.Status.ShouldBe(status);
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldNotBeEmpty();
    }

    [BrowserTheory]
    [InlineData("/../warehouse.db")]
    [InlineData("/..%2f..%2fwarehouse.db")]
    [InlineData("/%2e%2e/%2e%2e/keys/warehouse.key")]
    [InlineData("/_content/..%2f..%2fbhyt.dll")]
    [InlineData("/_framework/..%5c..%5cbhyt.dll")]
    [InlineData("/appsettings.json")]
    [InlineData("/bhyt.staticwebassets.runtime.json")]
    [InlineData("//etc/passwd")]
    public async Task StaticFiles_OutsideTheirFolder_AreNotGiven(string path)
    {
        using System.Net.Sockets.TcpClient raw = new();
        await raw.ConnectAsync(host.Address.Host, host.Address.Port);
        await using System.Net.Sockets.NetworkStream stream = raw.GetStream();
        // By hand: a client would tidy the path before sending it.
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: close\r\n\r\n"));
        using StreamReader reader = new(stream);
        string status = (await reader.ReadLineAsync())!;
        status.ShouldMatch("HTTP/1.1 (302|400|404)");
    }
}
