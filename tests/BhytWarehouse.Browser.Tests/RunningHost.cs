using System.Net;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Playwright;

namespace BhytWarehouse.Browser.Tests;

/// <summary>A small synthetic province, loaded by `bhyt demo`; `bhyt serve` over it; and a browser. Each role has one account, which signs in once.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    public const string Password = "seven quiet rivers 7";

    private static readonly string Shots = Environment.GetEnvironmentVariable("BHYT_SCREENSHOTS") is { Length: > 0 } folder ? folder : Path.Combine(Path.GetTempPath(), "bhyt-screenshots");

    private readonly string _root = Directory.CreateTempSubdirectory("bhyt-browser-").FullName;
    private readonly Dictionary<string, string> _sessions = [];
    private IPlaywright? _playwright;
    private int _signIns;
    private HostProcess? _host;

    public IBrowser Browser { get; private set; } = null!;

    public Uri Address => _host!.Address;

    /// <summary>What the host printed.</summary>
    public string Told => _host!.Told;

    public string Warehouse => Path.Combine(_root, "demo", "warehouse.db");

    internal AccountBook Accounts => new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(Warehouse)!), TimeProvider.System);

    internal OperatorLog Log => new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(Warehouse)!), TimeProvider.System);

    internal RunBook Runs => new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(Warehouse)!), TimeProvider.System);

    public async Task InitializeAsync()
    {
        if (BrowserTools.WhySkipped is not null)
        {
            return;
        }

        using StringWriter output = new();
        int exitCode = await BhytCommandLine.InvokeAsync(["demo", "--dir", Path.Combine(_root, "demo"), "--people", "300", "--dossiers", "60", "--months", "2"], output, output, CancellationToken.None);
        exitCode.ShouldBe(0, output.ToString());
        _host = await HostProcess.StartAsync(Warehouse);
        // Pages of one run show the first.
        Runs.Ask(RunRequest.Of(Timetable.Lines.Single(line => line.Kind == JobKind.Notices), RunCause.Operator, "test", "first", TimeProvider.System.GetUtcNow()));
        foreach (Role role in Enum.GetValues<Role>())
        {
            AddAccount(NameOf(role), role, AreaScope.Whole);
        }

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserTools.Chromium, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    public async Task DisposeAsync()
    {
        if (_playwright is not null)
        {
            await Browser.DisposeAsync();
            _playwright.Dispose();
        }

        _host?.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    public static string NameOf(Role role) => "test." + role.ToString().ToLowerInvariant();

    /// <summary>One that needs not change its password first.</summary>
    internal void AddAccount(string name, Role role, AreaScope area)
    {
        Accounts.Add(name, role, "", area, "given by somebody else");
        Accounts.SetPassword(name, Password, mustChange: false);
    }

    /// <summary>A page of a browser of its own, signed in as the role; as nobody where it is null.</summary>
    public async Task<IPage> PageAsync(Role? role, string language = "en")
    {
        IBrowserContext context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Address.ToString(), ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        List<Microsoft.Playwright.Cookie> cookies = [new() { Name = "bhyt-lang", Value = language, Domain = Address.Host, Path = "/" }];
        if (role is { } signed)
        {
            cookies.Add(new() { Name = WebAccess.SessionCookie, Value = await SessionAsync(NameOf(signed)), Domain = Address.Host, Path = "/" });
        }

        await context.AddCookiesAsync(cookies);
        return await context.NewPageAsync();
    }

    /// <summary>Asks without a browser, and follows nothing.</summary>
    public async Task<HttpClient> ClientAsync(Role? role)
    {
        CookieContainer cookies = new();
        if (role is { } signed)
        {
            cookies.Add(Address, new System.Net.Cookie(WebAccess.SessionCookie, await SessionAsync(NameOf(signed))));
        }

        return new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>The cookie of a session; one for each account, since sign-ins are limited.</summary>
    public async Task<string> SessionAsync(string account)
    {
        if (!_sessions.TryGetValue(account, out string? session))
        {
            _sessions[account] = session = await SignInAsync(account, Password) ?? throw new InvalidOperationException($"{account} could not sign in");
        }

        return session;
    }

    /// <summary>Signs in as a browser does, without one; null where no session began.</summary>
    public async Task<string?> SignInAsync(string account, string password)
    {
        CookieContainer cookies = new();
        using HttpClient client = new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        // Sign-ins of one address are limited, and tests are in a hurry: each comes from a place of its own.
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{_signIns++ % 250}");
        await FormToken.PostAsync(client, WebAccess.SignInPath, "/do/sign-in", ("name", account), ("password", password));
        return cookies.GetCookies(Address)[WebAccess.SessionCookie]?.Value;
    }

    /// <summary>For who looks at the pages: under BHYT_SCREENSHOTS.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Shots);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Shots, name + ".png"), FullPage = true });
    }

    /// <summary>What axe-core finds against WCAG 2.1 A and AA, one line each.</summary>
    public static async Task<string[]> AxeAsync(IPage page)
    {
        // Evaluated, not added to the page, whose policy lets no foreign script in.
        await page.EvaluateAsync(await File.ReadAllTextAsync(BrowserTools.AxePath ?? throw new FileNotFoundException("axe-core is not installed: npm install -g axe-core")));
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }))
                .violations.flatMap(found => found.nodes.map(node => `${found.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))
            """);
    }
}
