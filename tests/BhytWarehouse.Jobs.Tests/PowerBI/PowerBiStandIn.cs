using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>A small Power BI service on 127.0.0.1: refreshes of one semantic model, on a clock that the test moves.</summary>
internal sealed partial class PowerBiStandIn : IAsyncDisposable
{
    public const string GoodToken = "good.token.one";
    public const string RenewedToken = "good.token.two";
    public const string ExpiredToken = "expired.token.one";
    public const string AlreadyExecuting = """{"error":{"code":"InvalidRequest","message":"Invalid dataset refresh request. Another refresh request is already executing"}}""";

    public static readonly Guid Workspace = Guid.Parse("00000000-0000-4000-8000-0000000000a1");
    public static readonly Guid ForeignWorkspace = Guid.Parse("00000000-0000-4000-8000-0000000000a2");
    public static readonly Guid Dataset = Guid.Parse("00000000-0000-4000-8000-0000000000d1");

    private const string RefreshesRoute = "/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/refreshes";
    private const string RefreshRoute = RefreshesRoute + "/{refreshId}";
    private const string QueriesRoute = "/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries";

    private static readonly string[] RequestFields =
        ["notifyOption", "type", "commitMode", "maxParallelism", "retryCount", "objects", "applyRefreshPolicy", "effectiveDate", "timeout"];

    private readonly Lock _lock = new();
    private readonly ManualClock _clock;
    private readonly WebApplication _application;
    private readonly List<Refresh> _refreshes = [];
    private readonly Queue<RefreshScript> _scripts = new();
    private readonly List<CannedAnswer> _canned = [];
    private readonly List<StandInExchange> _exchanges = [];
    private int _callsUntilThrottled = int.MaxValue;
    private int _nextId;

    private PowerBiStandIn(ManualClock clock, WebApplication application)
    {
        _clock = clock;
        _application = application;
    }

    /// <summary>What happened in which order, shared with the test's store.</summary>
    public List<string> Events { get; } = [];

    public Uri BaseUrl { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where calls are sent on to with 307; null where they are served here.</summary>
    public Uri? HomeCluster { get; set; }

    public IReadOnlyList<StandInExchange> Exchanges
    {
        get
        {
            lock (_lock)
            {
                return [.. _exchanges];
            }
        }
    }

    /// <summary>The questions for a refresh.</summary>
    public IEnumerable<StandInExchange> Posts => Exchanges.Where(exchange => exchange.Method == "POST" && exchange.Path.EndsWith("/refreshes", StringComparison.Ordinal));

    public IEnumerable<StandInExchange> Queries => Exchanges.Where(exchange => exchange.Path.EndsWith("/executeQueries", StringComparison.Ordinal));

    /// <summary>What the model holds, in hundredths, by table and by the name that the question gives the number; null is a blank.</summary>
    public Dictionary<string, Dictionary<string, decimal?>> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers every question with status 200 and this error inside.</summary>
    public string? QueryError { get; set; }

    /// <summary>How many refreshes the stand-in took, dropped ones included.</summary>
    public int TakenCount { get; private set; }

    public IReadOnlyList<(string Method, string Route)> Routes =>
        [.. ((IEndpointRouteBuilder)_application).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single(), endpoint.RoutePattern.RawText!))];

    public static async Task<PowerBiStandIn> StartAsync(ManualClock clock)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        PowerBiStandIn standIn = new(clock, application);
        application.Use(standIn.RecordAsync);
        application.UseRouting();
        application.Use(standIn.GuardAsync);
        application.MapPost(RefreshesRoute, standIn.AskAsync);
        application.MapGet(RefreshesRoute, standIn.HistoryAsync);
        application.MapGet(RefreshRoute, standIn.DetailsAsync);
        application.MapDelete(RefreshRoute, standIn.CancelAsync);
        application.MapPost(QueriesRoute, standIn.QueryAsync);
        await application.StartAsync();
        standIn.BaseUrl = new Uri(application.Urls.Single() + "/v1.0/myorg");
        return standIn;
    }

    public void Script(params RefreshScript[] scripts)
    {
        foreach (RefreshScript script in scripts)
        {
            _scripts.Enqueue(script);
        }
    }

    public void Answer(params CannedAnswer[] answers)
    {
        lock (_lock)
        {
            _canned.AddRange(answers);
        }
    }

    /// <summary>Answers 429 once, after the given number of calls.</summary>
    public void ThrottleAfter(int calls) => _callsUntilThrottled = calls;

    /// <summary>A refresh that somebody else began.</summary>
    public string BeginForeign(string refreshType, TimeSpan duration, TimeSpan ago = default, params string[] tables)
    {
        lock (_lock)
        {
            return Begin(refreshType, new RefreshScript { Duration = duration, Queued = TimeSpan.Zero }, [.. tables], _clock.GetUtcNow() - ago).Id;
        }
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
        string requestBody = await reader.ReadToEndAsync();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(requestBody));
        Stream outgoing = context.Response.Body;
        using MemoryStream captured = new();
        context.Response.Body = captured;
        context.Response.Headers["RequestId"] = "support-" + context.Request.Method;
        lock (Events)
        {
            Events.Add(context.Request.Method + context.Request.Path.Value!.Split('/')[^1] switch { "refreshes" => " refreshes", "executeQueries" => " query", _ => " refresh" });
        }

        await next(context);
        context.Response.Body = outgoing;
        lock (_lock)
        {
            _exchanges.Add(new StandInExchange(
                context.Request.Method,
                context.Request.Path,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
                context.Response.StatusCode,
                requestBody,
                Encoding.UTF8.GetString(captured.ToArray()),
                context.Response.Headers.Location,
                context.Response.Headers["x-ms-request-id"],
                context.Request.Headers.Authorization));
        }

        if (captured.Length > 0)
        {
            await outgoing.WriteAsync(captured.ToArray());
        }
    }

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (HomeCluster is { } home)
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = new Uri(home, context.Request.Path + context.Request.QueryString).AbsoluteUri;
            return;
        }

        CannedAnswer? canned;
        bool isThrottled;
        lock (_lock)
        {
            isThrottled = _callsUntilThrottled-- == 0;
            canned = _canned.Find(answer => answer.Method == (context.Request.Path.Value!.EndsWith("/executeQueries", StringComparison.Ordinal) ? CannedAnswer.Query : context.Request.Method));
            if (canned is not null)
            {
                _canned.Remove(canned);
            }
        }

        if (isThrottled)
        {
            canned = new CannedAnswer(context.Request.Method, 429, """{"message":"You have exceeded the amount of requests allowed in the current time frame."}""", Headers: ("Retry-After", "33"));
        }

        if (canned is not null)
        {
            if (canned.ActsFirst)
            {
                await next(context);
                context.Response.Clear();
            }

            await WriteAsync(context, canned.Status, canned.Body, canned.Headers);
            return;
        }

        string authorization = context.Request.Headers.Authorization.ToString();
        string token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization["Bearer ".Length..] : string.Empty;
        if (authorization.Length == 0)
        {
            context.Response.StatusCode = 403;
        }
        else if (token.Split('.').Length != 3)
        {
            await WriteAsync(context, 403, string.Empty, ("x-powerbi-error-info", "InvalidToken"));
        }
        else if (token is not (GoodToken or RenewedToken))
        {
            await WriteAsync(context, 403, string.Empty, ("x-powerbi-error-info", "TokenExpired"));
        }
        else if (context.GetRouteValue("groupId") is string group && Guid.Parse(group) != Workspace)
        {
            await WriteAsync(context, 401, string.Empty, ("x-powerbi-error-info", "GroupNotAccessible"));
        }
        else if (context.GetRouteValue("datasetId") is string dataset && Guid.Parse(dataset) != Dataset)
        {
            await WriteAsync(context, 404, """{"error":{"code":"PowerBIEntityNotFound","pbi.error":{"code":"PowerBIEntityNotFound","parameters":{},"details":[{"code":"DetailsMessage","detail":{"type":1,"value":"The model is not there or may not be seen"}}]}}}""");
        }
        else
        {
            await next(context);
        }
    }

    private async Task AskAsync(HttpContext context)
    {
        JsonNode? body = context.Request.Body.Length == 0 ? null : await JsonNode.ParseAsync(context.Request.Body);
        string[] fields = [.. body?.AsObject().Select(pair => pair.Key) ?? []];
        bool isEnhanced = fields.Any(field => field != "notifyOption");
        if (fields.FirstOrDefault(field => !RequestFields.Contains(field)) is { } unknown)
        {
            await RefuseAsync(context, $"Unknown field {unknown}");
            return;
        }

        if (isEnhanced && fields.Contains("notifyOption"))
        {
            await RefuseAsync(context, "notifyOption does not go with an enhanced refresh");
            return;
        }

        Refresh begun;
        RefreshScript script;
        lock (_lock)
        {
            if (_refreshes.Any(refresh => !refresh.IsOver(_clock.GetUtcNow())))
            {
                begun = null!;
                script = null!;
            }
            else
            {
                script = _scripts.TryDequeue(out RefreshScript? next) ? next : new RefreshScript();
                string[] tables = [.. body?["objects"]?.AsArray().Select(entry => entry!["table"]!.GetValue<string>()) ?? []];
                begun = Begin(isEnhanced ? "ViaEnhancedApi" : "ViaApi", script, tables, _clock.GetUtcNow());
                TakenCount++;
            }
        }

        if (begun is null)
        {
            await WriteAsync(context, 400, AlreadyExecuting);
            return;
        }

        if (isEnhanced && script.HasLocation)
        {
            context.Response.Headers.Location = $"{BaseUrl}/groups/{Workspace:D}/datasets/{Dataset:D}/refreshes/{begun.Id}";
        }

        if (isEnhanced && script.HasRequestIdHeader)
        {
            context.Response.Headers["x-ms-request-id"] = script.HasLocation ? "00000000-0000-4000-8000-00000000ffff" : begun.Id;
        }

        context.Response.StatusCode = 202;
    }

    private async Task HistoryAsync(HttpContext context)
    {
        int top = int.TryParse(context.Request.Query["$top"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 60;
        JsonArray rows;
        lock (_lock)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            rows = [.. _refreshes.Where(refresh => refresh.IsShown(now)).OrderByDescending(refresh => refresh.AskedAt).Take(top).Select(refresh => refresh.HistoryRow(now))];
        }

        await WriteAsync(context, 200, new JsonObject { ["@odata.context"] = "stand-in", ["value"] = rows }.ToJsonString());
    }

    private async Task DetailsAsync(HttpContext context)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        Refresh? refresh = Find(context, now);
        if (refresh is null)
        {
            await NotFoundAsync(context);
            return;
        }

        await WriteAsync(context, refresh.IsOver(now) ? 200 : 202, refresh.Details(now).ToJsonString());
    }

    private async Task CancelAsync(HttpContext context)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (Find(context, now) is not { } refresh || refresh.IsOver(now))
        {
            await NotFoundAsync(context);
            return;
        }

        refresh.Cancel(now);
    }

    /// <summary>One row of sums, as the service answers EVALUATE ROW(…): keys in brackets, numbers as doubles.</summary>
    private async Task QueryAsync(HttpContext context)
    {
        JsonNode body = (await JsonNode.ParseAsync(context.Request.Body))!;
        string dax = body["queries"]!.AsArray().Single()!["query"]!.GetValue<string>();
        string table = TableOf().Match(dax).Groups[1].Value;
        string[] aliases = [.. Alias().Matches(dax).Select(alias => alias.Groups[1].Value)];
        if (!dax.StartsWith("EVALUATE ROW(", StringComparison.Ordinal) || !Held.TryGetValue(table, out Dictionary<string, decimal?>? held) || aliases.Any(alias => !held.ContainsKey(alias)))
        {
            await WriteAsync(context, 400, """{"error":{"code":"DatasetExecuteQueriesError","pbi.error":{"code":"DatasetExecuteQueriesError","parameters":{},"details":[{"code":"DetailsMessage","detail":{"type":1,"value":"Cannot find table or column"}},{"code":"AnalysisServicesErrorCode","detail":{"type":1,"value":"3241803789"}}]}}}""");
            return;
        }

        JsonObject result = QueryError is not null
            ? new JsonObject { ["error"] = JsonNode.Parse(QueryError) }
            : new JsonObject { ["tables"] = new JsonArray(new JsonObject { ["rows"] = new JsonArray(new JsonObject(aliases.Select(alias => KeyValuePair.Create($"[{alias}]", (JsonNode?)(held[alias] is { } value ? JsonValue.Create((double)value) : null))))) }) };
        await WriteAsync(context, 200, new JsonObject { ["results"] = new JsonArray(result) }.ToJsonString());
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"'(\w+)'")]
    private static partial System.Text.RegularExpressions.Regex TableOf();

    [System.Text.RegularExpressions.GeneratedRegex("\"(\\w+)\",")]
    private static partial System.Text.RegularExpressions.Regex Alias();

    private Refresh? Find(HttpContext context, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _refreshes.Find(refresh => refresh.Id == (string?)context.GetRouteValue("refreshId") && refresh.Type == "ViaEnhancedApi" && refresh.IsShown(now));
        }
    }

    private Refresh Begin(string type, RefreshScript script, string[] tables, DateTimeOffset at)
    {
        Refresh refresh = new(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{++_nextId:x12}"), type, script, tables, at);
        if (!script.IsDropped)
        {
            _refreshes.Add(refresh);
        }

        return refresh;
    }

    private static Task NotFoundAsync(HttpContext context) => WriteAsync(context, 404, """{"error":{"code":"RefreshNotFound","message":"No refresh of that id"}}""");

    private static Task RefuseAsync(HttpContext context, string message) =>
        WriteAsync(context, 400, new JsonObject { ["error"] = new JsonObject { ["code"] = "InvalidRequest", ["message"] = message } }.ToJsonString());

    private static async Task WriteAsync(HttpContext context, int status, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        if (body.Length > 0)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(body);
        }
    }

    private sealed class Refresh(string id, string type, RefreshScript script, string[] tables, DateTimeOffset askedAt)
    {
        private DateTimeOffset? _cancelledAt;

        public string Id => id;

        public string Type => type;

        public DateTimeOffset AskedAt => askedAt;

        private DateTimeOffset EndsAt => _cancelledAt ?? askedAt + script.Queued + script.Duration;

        private string End => _cancelledAt is null ? script.End : "Cancelled";

        public void Cancel(DateTimeOffset now) => _cancelledAt = now;

        public bool IsShown(DateTimeOffset now) => now >= askedAt + script.HiddenFor;

        public bool IsOver(DateTimeOffset now) => now >= EndsAt;

        public JsonObject HistoryRow(DateTimeOffset now)
        {
            JsonObject row = new()
            {
                ["requestId"] = id,
                ["id"] = 7,
                ["refreshType"] = type,
                ["startTime"] = askedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["status"] = IsOver(now) ? End is "TimedOut" ? "Failed" : End : "Unknown",
            };
            if (IsOver(now))
            {
                row["endTime"] = EndsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
                if (script.ServiceExceptionJson is not null)
                {
                    row["serviceExceptionJson"] = script.ServiceExceptionJson;
                }
            }

            return row;
        }

        public JsonObject Details(DateTimeOffset now)
        {
            // Without a zone, as the service writes them here.
            JsonObject details = new()
            {
                ["startTime"] = askedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ff", CultureInfo.InvariantCulture),
                ["type"] = "Full",
                ["commitMode"] = "Transactional",
                ["status"] = IsOver(now) ? End is "TimedOut" ? "Failed" : End : "Unknown",
                ["extendedStatus"] = IsOver(now) ? End : now < askedAt + script.Queued ? "NotStarted" : "InProgress",
                ["currentRefreshType"] = "Full",
                ["numberOfAttempts"] = 0,
                ["objects"] = new JsonArray([.. tables.Select(table => new JsonObject
                {
                    ["table"] = table,
                    ["partition"] = table,
                    ["status"] = !IsOver(now) ? "NotStarted" : table == script.FailedTable ? "Failed" : End,
                })]),
            };
            if (IsOver(now))
            {
                details["endTime"] = EndsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ff", CultureInfo.InvariantCulture);
            }

            if (IsOver(now) && script.MessageText is not null)
            {
                details["messages"] = new JsonArray(new JsonObject { ["code"] = script.MessageCode, ["message"] = script.MessageText, ["type"] = "Error" });
            }

            return details;
        }
    }
}
