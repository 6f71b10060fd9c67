using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>The calls of the Power BI REST interface that an enhanced refresh, and the check of what came of it, need.</summary>
/// <remarks>
/// Reading and cancelling are repeated after passing faults. The question for a refresh is repeated only where the service cannot
/// have taken it (no connection, 429, refused token); any other doubt is answered as <see cref="RefreshAnswerKind.Unclear"/>.
/// Use <see cref="CreateHttpClient"/>: a client that follows redirects by itself would drop the token on the way.
/// </remarks>
public sealed class PowerBiClient
{
    private const int MostRedirects = 5;
    private const string ExecuteQueries = "executeQueries";

    private readonly HttpClient _http;
    private readonly IPowerBiTokenSource _tokens;
    private readonly PowerBiOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<PowerBiExchange>? _onExchange;
    private readonly PowerBiFaultReader _faults;
    private readonly ResiliencePipeline<PowerBiReply> _repeatable;
    private readonly ResiliencePipeline<PowerBiReply> _onceOnly;

    public PowerBiClient(HttpClient http, IPowerBiTokenSource tokens, PowerBiOptions options, TimeProvider time, Action<PowerBiExchange>? onExchange = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _http = http;
        _tokens = tokens;
        _options = options;
        _time = time;
        _onExchange = onExchange;
        _faults = new PowerBiFaultReader(options, time);

        Random jitter = new(options.JitterSeed);
        Lock jitterLock = new();
        _repeatable = Pipeline(kind => kind is PowerBiFaultKind.NotSent or PowerBiFaultKind.Throttled or PowerBiFaultKind.NoReply or PowerBiFaultKind.Passing);
        _onceOnly = Pipeline(kind => kind is PowerBiFaultKind.NotSent or PowerBiFaultKind.Throttled);

        ResiliencePipeline<PowerBiReply> Pipeline(Func<PowerBiFaultKind, bool> mayRepeat) =>
            new ResiliencePipelineBuilder<PowerBiReply> { TimeProvider = time }
                .AddRetry(new RetryStrategyOptions<PowerBiReply>
                {
                    ShouldHandle = outcome => ValueTask.FromResult(
                        outcome.Outcome.Result?.Fault is { } fault && mayRepeat(fault.Kind) && !(fault.RetryAfter > options.LongestRetryAfter)),
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = options.FirstPause,
                    MaxDelay = TimeSpan.FromMinutes(1),
                    UseJitter = true,
                    Randomizer = () =>
                    {
                        lock (jitterLock)
                        {
                            return jitter.NextDouble();
                        }
                    },
                    DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.Fault?.RetryAfter),
                })
                .Build();
    }

    public static HttpClient CreateHttpClient(PowerBiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = options.ReplyTimeout,
            MaxResponseContentBufferSize = 16 * 1024 * 1024,
        };
    }

    /// <summary>Asks for an enhanced refresh of the named tables, once.</summary>
    public async Task<RefreshAnswer> AskRefreshAsync(Guid workspaceId, Guid datasetId, EnhancedRefresh refresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refresh);
        byte[] body = refresh.ToJson();
        PowerBiReply reply = await SendAsync(_onceOnly, HttpMethod.Post, Refreshes(workspaceId, datasetId), body, cancellationToken);
        return reply.Fault switch
        {
            null when reply.RequestId is { } id => new RefreshAnswer(RefreshAnswerKind.Accepted, id, null),
            null => new RefreshAnswer(RefreshAnswerKind.AcceptedWithoutId, null, null),
            { Kind: PowerBiFaultKind.NoReply or PowerBiFaultKind.Passing } fault => new RefreshAnswer(RefreshAnswerKind.Unclear, null, fault),
            { } fault => new RefreshAnswer(RefreshAnswerKind.Refused, null, fault),
        };
    }

    /// <summary>How a refresh stands; null where the service does not know it by this id, or not yet.</summary>
    public async Task<RefreshDetails?> FindDetailsAsync(Guid workspaceId, Guid datasetId, string requestId, CancellationToken cancellationToken)
    {
        PowerBiReply reply = await SendAsync(_repeatable, HttpMethod.Get, Refresh(workspaceId, datasetId, requestId), null, cancellationToken);
        return reply.Fault switch
        {
            null => RefreshDetails.Read(reply.Body, reply.Status),
            { Kind: PowerBiFaultKind.NotFound } => null,
            { } fault => throw new PowerBiFaultException(fault),
        };
    }

    /// <summary>The newest refreshes of the model, newest first, one row for each request id.</summary>
    public async Task<IReadOnlyList<RefreshHistoryRow>> ReadHistoryAsync(Guid workspaceId, Guid datasetId, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        string path = string.Create(CultureInfo.InvariantCulture, $"{Refreshes(workspaceId, datasetId)}?$top={top}");
        PowerBiReply reply = await SendAsync(_repeatable, HttpMethod.Get, path, null, cancellationToken);
        if (reply.Fault is { } fault)
        {
            throw new PowerBiFaultException(fault);
        }

        // The service may list one request more than once over its life; the order says which row is the latest.
        return [.. reply.Body.FindObjects("value")
            .Select(RefreshHistoryRow.Read)
            .DistinctBy(row => row.RequestId ?? Guid.NewGuid().ToString())
            .OrderByDescending(row => row.StartTime ?? DateTimeOffset.MaxValue)];
    }

    /// <summary>Asks the service to stop a running enhanced refresh; false where it does not know the request.</summary>
    public async Task<bool> CancelRefreshAsync(Guid workspaceId, Guid datasetId, string requestId, CancellationToken cancellationToken)
    {
        PowerBiReply reply = await SendAsync(_repeatable, HttpMethod.Delete, Refresh(workspaceId, datasetId, requestId), null, cancellationToken);
        return reply.Fault switch
        {
            null => true,
            { Kind: PowerBiFaultKind.NotFound } => false,
            { } fault => throw new PowerBiFaultException(fault),
        };
    }

    /// <summary>Asks the model a question in DAX that has one row for an answer.</summary>
    /// <exception cref="PowerBiFaultException">The question was refused; the service also says so inside an answer with status 200.</exception>
    public async Task<JsonElement> QueryRowAsync(Guid workspaceId, Guid datasetId, string dax, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { queries = new[] { new { query = dax } }, serializerSettings = new { includeNulls = true } });
        PowerBiReply reply = await SendAsync(_repeatable, HttpMethod.Post, $"/groups/{workspaceId:D}/datasets/{datasetId:D}/{ExecuteQueries}", body, cancellationToken);
        if (reply.Fault is { } fault)
        {
            throw new PowerBiFaultException(fault);
        }

        JsonElement[] results = [.. reply.Body.FindObjects("results")];
        JsonElement[] tables = [.. results.SelectMany(result => result.FindObjects("tables"))];
        JsonElement[] rows = [.. tables.SelectMany(table => table.FindObjects("rows"))];
        JsonElement error = tables.Concat(results).Append(reply.Body).Select(part => part.TryFind("error", out JsonElement found) ? found : default).FirstOrDefault(found => found.ValueKind != JsonValueKind.Undefined);
        if (error.ValueKind != JsonValueKind.Undefined || rows.Length != 1)
        {
            PowerBiErrorText told = PowerBiErrorText.Read(error.ValueKind == JsonValueKind.Undefined ? null : $$"""{"error":{{error.GetRawText()}}}""");
            throw new PowerBiFaultException(new PowerBiFault(
                PowerBiFaultKind.Refused, reply.Status, told.Code, told.Message ?? string.Create(CultureInfo.InvariantCulture, $"{rows.Length} rows came, expected one"), null, null, BoundedText.Cut(reply.Body.GetRawText(), 4000)));
        }

        return rows[0];
    }

    private static string Refreshes(Guid workspaceId, Guid datasetId) => $"/groups/{workspaceId:D}/datasets/{datasetId:D}/refreshes";

    private static string Refresh(Guid workspaceId, Guid datasetId, string requestId) => $"{Refreshes(workspaceId, datasetId)}/{Uri.EscapeDataString(requestId)}";

    private async Task<PowerBiReply> SendAsync(ResiliencePipeline<PowerBiReply> pipeline, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        Uri address = new(_options.BaseUrl.AbsoluteUri.TrimEnd('/') + path);
        return await pipeline.ExecuteAsync(async token => await SendWithTokenAsync(method, address, body, token), cancellationToken);
    }

    private async Task<PowerBiReply> SendWithTokenAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
    {
        try
        {
            PowerBiReply reply = await SendOnceAsync(method, address, body, renewToken: false, cancellationToken);
            return reply.Fault?.Kind == PowerBiFaultKind.TokenRefused
                ? await SendOnceAsync(method, address, body, renewToken: true, cancellationToken)
                : reply;
        }
        catch (PowerBiSignInException exception)
        {
            return NoReply(exception.IsPassing ? PowerBiFaultKind.NotSent : PowerBiFaultKind.SignInFailed, exception.Message);
        }
        catch (HttpRequestException exception)
        {
            bool neverConnected = exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            return NoReply(neverConnected ? PowerBiFaultKind.NotSent : PowerBiFaultKind.NoReply, exception.Message);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return NoReply(PowerBiFaultKind.NoReply, exception.InnerException?.Message ?? exception.Message);
        }

        static PowerBiReply NoReply(PowerBiFaultKind kind, string message) =>
            new(0, default, null, new PowerBiFault(kind, 0, null, BoundedText.FirstLine(message, 300), null, null, string.Empty));
    }

    private async Task<PowerBiReply> SendOnceAsync(HttpMethod method, Uri address, byte[]? body, bool renewToken, CancellationToken cancellationToken)
    {
        string token = await _tokens.GetTokenAsync(renewToken, cancellationToken);
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = new(method, address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            }

            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
            _onExchange?.Invoke(new PowerBiExchange(method.Method, address.AbsolutePath, (int)response.StatusCode, PowerBiFaultReader.Header(response.Headers, "RequestId"), _time.GetUtcNow()));
            if (response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && response.Headers.Location is { } location)
            {
                Uri target = new(address, location);
                if (redirects == MostRedirects || !MayCarryTokenTo(target))
                {
                    string reason = redirects == MostRedirects ? "too many redirects" : $"redirected to {target.Host}, which is not among PowerBiOptions.RedirectDomains";
                    return new PowerBiReply((int)response.StatusCode, default, null, new PowerBiFault(PowerBiFaultKind.Refused, (int)response.StatusCode, null, reason, null, null, string.Empty));
                }

                address = target;
                continue;
            }

            return await ReadAsync(response, cancellationToken);
        }
    }

    private async Task<PowerBiReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        string text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        if (!response.IsSuccessStatusCode)
        {
            return new PowerBiReply(status, default, null, _faults.Read(status, response.Headers, text));
        }

        bool wantsBody = response.RequestMessage is { } asked && (asked.Method == HttpMethod.Get || asked.RequestUri?.AbsolutePath.EndsWith("/" + ExecuteQueries, StringComparison.Ordinal) == true);
        if (!wantsBody)
        {
            return new PowerBiReply(status, default, FindRequestId(response), null);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new PowerBiReply(status, document.RootElement.Clone(), null, null);
            }
        }
        catch (JsonException)
        {
            // Falls through: a sign-in page of a proxy is as useless as no reply, and is told with its first characters.
        }

        return new PowerBiReply(status, default, null, new PowerBiFault(
            PowerBiFaultKind.Passing, status, null, "the reply is not a JSON object: " + BoundedText.FirstLine(text, 100), null, PowerBiFaultReader.Header(response.Headers, "RequestId"), BoundedText.Cut(text, 4000)));
    }

    private static string? FindRequestId(HttpResponseMessage response)
    {
        if (response.Headers.Location is { } location)
        {
            string path = location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString.Split('?', '#')[0];
            string last = path.TrimEnd('/').Split('/')[^1];
            if (Guid.TryParse(last, CultureInfo.InvariantCulture, out _))
            {
                return last;
            }
        }

        return PowerBiFaultReader.Header(response.Headers, "x-ms-request-id");
    }

    private bool MayCarryTokenTo(Uri target)
    {
        bool isSafe = target.Scheme == Uri.UriSchemeHttps || (target.IsLoopback && _options.BaseUrl.IsLoopback);
        return isSafe && (target.Host.Equals(_options.BaseUrl.Host, StringComparison.OrdinalIgnoreCase)
            || _options.RedirectDomains.Any(domain => target.Host.Equals(domain, StringComparison.OrdinalIgnoreCase)
                || target.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase)));
    }
}
