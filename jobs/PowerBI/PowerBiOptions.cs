using System.Globalization;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Where the Power BI service is and how patiently it is asked. Holds no secret: the client secret stays in its environment variable.</summary>
public sealed record PowerBiOptions
{
    public const string WorkspaceVariable = "BHYT_POWERBI_WORKSPACE";
    public const string DatasetVariable = "BHYT_POWERBI_DATASET";
    public const string TenantVariable = "BHYT_POWERBI_TENANT";
    public const string ClientIdVariable = "BHYT_POWERBI_CLIENT_ID";
    public const string ClientSecretVariable = "BHYT_POWERBI_CLIENT_SECRET";
    public const string BaseUrlVariable = "BHYT_POWERBI_BASE_URL";
    public const string AuthorityVariable = "BHYT_POWERBI_AUTHORITY";
    public const string ScopeVariable = "BHYT_POWERBI_SCOPE";

    /// <summary>Root of the REST interface. Default <c>https://api.powerbi.com/v1.0/myorg</c>; sovereign clouds have their own.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.powerbi.com/v1.0/myorg");

    /// <summary>Sign-in host, without the tenant. Default <c>https://login.microsoftonline.com</c>.</summary>
    public Uri Authority { get; init; } = new("https://login.microsoftonline.com");

    /// <summary>Scope of the token. Default <c>https://analysis.windows.net/powerbi/api/.default</c>.</summary>
    public string Scope { get; init; } = "https://analysis.windows.net/powerbi/api/.default";

    /// <summary>Workspace (group) that holds the semantic model. No default: without it a refresh is described, not asked.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>The semantic model (dataset) to refresh. No default.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Directory (tenant) id or domain of the service principal. No default.</summary>
    public string? TenantId { get; init; }

    /// <summary>Application id of the service principal. No default.</summary>
    public string? ClientId { get; init; }

    /// <summary>Time between two looks at a running refresh. Default 20 s; the service asks for 15 s or more.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an accepted or unclear request may take to show up at the service before it counts as dropped. Default 5 min.</summary>
    public TimeSpan AppearWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one run waits for the end. Default 6 h; after that the refresh goes on and the next run looks at it again.</summary>
    public TimeSpan WaitLimit { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Longest Retry-After that is waited out in place. Default 1 h; more than that ends as <see cref="RefreshOutcome.Throttled"/>.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far the service's clock may be behind ours when a request is sought in the history. Default 2 min.</summary>
    /// <remarks>Harmless for matching, because requests seen before the question was put are excluded by their ids.</remarks>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Repetitions of a call that failed for a passing reason. Default 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>First pause before a repetition; it doubles, with jitter, up to one minute. Default 2 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>New refreshes asked after the capacity threw one out for want of memory (0xC11C0020). Default 2.</summary>
    public int EvictionRetries { get; init; } = 2;

    /// <summary>Pause before asking again after an eviction. Default 5 min.</summary>
    public TimeSpan EvictionPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest wait for one HTTP reply. Default 100 s.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Time limit of one attempt at the service, <c>timeout</c> in the request. Default none: the service's own 5 h.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>Whether a failed refresh leaves all tables as they were. Default <see cref="RefreshCommitMode.Transactional"/>.</summary>
    public RefreshCommitMode CommitMode { get; init; } = RefreshCommitMode.Transactional;

    /// <summary>Whether incremental refresh policies apply. Default null: the service's own default, which is yes.</summary>
    public bool? ApplyRefreshPolicy { get; init; }

    /// <summary>Domains, besides the host of <see cref="BaseUrl"/>, that a redirect may carry the token to.</summary>
    public IReadOnlyList<string> RedirectDomains { get; init; } = ["powerbi.com", "analysis.windows.net"];

    /// <summary>Texts by which a spent daily quota is known. The HTTP status of this refusal is not documented, so it is not looked at.</summary>
    public IReadOnlyList<string> QuotaTexts { get; init; } = ["refresh requests in last 24 hours exceeded"];

    /// <summary>Seed of the jitter. Default: the process id, so that hosts started together do not knock together.</summary>
    public int JitterSeed { get; init; } = Environment.ProcessId;

    /// <summary>Names of the environment variables that are still needed before a refresh can be asked.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Reads the settings; a variable that is set and unreadable is refused rather than ignored.</summary>
    public static PowerBiOptions FromEnvironment(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        PowerBiOptions defaults = new();
        string[] needed = [WorkspaceVariable, DatasetVariable, TenantVariable, ClientIdVariable, ClientSecretVariable];
        return new PowerBiOptions
        {
            WorkspaceId = ReadId(WorkspaceVariable),
            DatasetId = ReadId(DatasetVariable),
            TenantId = Read(TenantVariable),
            ClientId = Read(ClientIdVariable),
            BaseUrl = ReadUrl(BaseUrlVariable) ?? defaults.BaseUrl,
            Authority = ReadUrl(AuthorityVariable) ?? defaults.Authority,
            Scope = Read(ScopeVariable) ?? defaults.Scope,
            Missing = [.. needed.Where(name => Read(name) is null)],
        };

        string? Read(string name) => read(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

        Guid? ReadId(string name) => Read(name) switch
        {
            null => null,
            { } text when Guid.TryParse(text, CultureInfo.InvariantCulture, out Guid id) => id,
            _ => throw new FormatException($"{name}: the value is not an id. Expected the GUID from the address of the workspace or semantic model in Power BI. Correct the variable."),
        };

        // A loopback address may be plain http, so that a stand-in of the service can be used; a token never crosses a network unencrypted.
        Uri? ReadUrl(string name) => Read(name) switch
        {
            null => null,
            { } text when Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url is { Scheme: "http", IsLoopback: true }) => url,
            _ => throw new FormatException($"{name}: the value is not an https address. Expected one such as {defaults.BaseUrl}. Correct the variable or remove it."),
        };
    }

    /// <summary>Refuses settings that the service would punish or that would make a figure stale unseen.</summary>
    public void Check()
    {
        if (PollInterval < TimeSpan.FromSeconds(15))
        {
            throw new InvalidOperationException($"PowerBiOptions.PollInterval is {PollInterval}; the service asks for 15 seconds or more. Raise it.");
        }

        if (CommitMode == RefreshCommitMode.PartialBatch && ApplyRefreshPolicy != false)
        {
            throw new InvalidOperationException("PowerBiOptions.CommitMode is PartialBatch while refresh policies apply; the service accepts that and fails later. Set ApplyRefreshPolicy to false or CommitMode to Transactional.");
        }
    }
}
