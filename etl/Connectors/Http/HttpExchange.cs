using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Polly;
using Polly.Retry;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Downloads bodies as they come: with patience, again after faults that may pass, from where a broken download stopped, and only what changed.</summary>
public sealed class HttpExchange : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    /// <summary>Over the network.</summary>
    public HttpExchange(HttpOptions options, TimeProvider time)
        : this(options, time, new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
    }

    internal HttpExchange(HttpOptions options, TimeProvider time, HttpMessageHandler handler)
    {
        // Silence is watched here; a limit on the whole would cut off large answers that flow well.
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _options = options;
        _time = time;
        Random jitter = new(options.Seed);
        _pipeline = options.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                ShouldHandle = new PredicateBuilder().Handle<PassingFaultException>(fault => fault.WaitAsked <= options.LongestWait),
                DelayGenerator = attempt =>
                {
                    TimeSpan backOff = options.FirstWait * Math.Pow(2, attempt.AttemptNumber) * (0.5 + (jitter.NextDouble() / 2));
                    TimeSpan asked = attempt.Outcome.Exception is PassingFaultException fault ? fault.WaitAsked : TimeSpan.Zero;
                    return ValueTask.FromResult<TimeSpan?>(backOff > asked ? backOff : asked);
                },
            })
            .Build();
    }

    /// <summary>An address as it may be shown: queries can hold secrets.</summary>
    public static string Show(Uri address) => address.GetLeftPart(UriPartial.Path);

    /// <param name="path">Where the body goes. What an earlier attempt left there is continued when the server offers that and has still the same edition.</param>
    /// <param name="known">The edition delivered last, asked for only if it changed.</param>
    /// <exception cref="PullException">No whole answer of the right form.</exception>
    public async Task<HttpDownload> DownloadAsync(HttpAsk ask, string path, DeliveredPart? known, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await TryAsync(ask, path, known, token), cancellationToken);
        }
        catch (PassingFaultException fault)
        {
            string found = fault.WaitAsked > _options.LongestWait
                ? string.Create(CultureInfo.InvariantCulture, $"{fault.Finding.Found}, to be asked again in {fault.WaitAsked.TotalSeconds:0} seconds")
                : string.Create(CultureInfo.InvariantCulture, $"{fault.Finding.Found}, {_options.Retries + 1} times");
            throw new PullException(fault.Finding with { Found = found }, fault);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpDownload> TryAsync(HttpAsk ask, string path, DeliveredPart? known, CancellationToken cancellationToken)
    {
        using CancellationTokenSource silence = new(_options.LongestSilence, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        UnfinishedDownload unfinished = new(path);
        try
        {
            using HttpRequestMessage request = Request(ask, known, unfinished);
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            {
                return new HttpDownload(IsUnchanged: true, known.Hash, 0, known.ETag, known.LastModified, NextOf(ask, response));
            }

            await RefuseStatusAsync(ask, response, unfinished, either.Token);
            await WriteAsync(ask, response, unfinished, silence, either.Token);
            if (ContentCheck.FaultOf(path, ask.Form) is { } fault)
            {
                unfinished.Remove();
                PullFinding finding = Finding(ask, fault.Found, $"a whole answer in the form {ask.Form}", "Open the address in a browser to see what it answers; correct the address or the sign-in in sources.json, or put the file into the drop folder of the feed.");
                throw fault.MayPass ? new PassingFaultException(finding, TimeSpan.Zero) : new PullException(finding);
            }

            unfinished.Finish();
            using FileStream whole = new(path, FileMode.Open, FileAccess.Read);
            string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(whole, cancellationToken));
            return new HttpDownload(known?.Hash == hash, hash, whole.Length, response.Headers.ETag?.ToString() ?? "", response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture) ?? "", NextOf(ask, response));
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PassingFaultException(Finding(ask, string.Create(CultureInfo.InvariantCulture, $"silence for {_options.LongestSilence.TotalSeconds:0} seconds"), "an answer", "Ask the publisher whether the server is up and reachable from this network; the next pull asks again."), TimeSpan.Zero);
        }
        catch (Exception cut) when (cut is HttpIOException or HttpRequestException or IOException { InnerException: System.Net.Sockets.SocketException })
        {
            string found = cut is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } unreached
                ? $"no connection ({unreached.HttpRequestError})"
                : "a body that was cut off before its declared end";
            throw new PassingFaultException(Finding(ask, found, "a whole answer", "Check the network and the address in sources.json; the next pull asks again, from where a download broke off if the server allows it."), TimeSpan.Zero, cut);
        }
    }

    private static HttpRequestMessage Request(HttpAsk ask, DeliveredPart? known, UnfinishedDownload unfinished)
    {
        HttpRequestMessage request = new(ask.Body is null ? HttpMethod.Get : HttpMethod.Post, ask.Address);
        if (ask.Body is not null)
        {
            request.Content = new StringContent(ask.Body, Encoding.UTF8, ask.MediaType);
        }

        // A body is kept as received, so it must not come compressed.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("BhytWarehouse", "1"));
        foreach ((string name, string value) in ask.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (ask.SignIn is not null)
        {
            request.Headers.Authorization = ask.SignIn.HeaderFor(ask.Address);
        }

        if (ask.Body is null && unfinished.Resumable(ask.Address) is { } validator)
        {
            request.Headers.Range = new RangeHeaderValue(unfinished.Length, null);
            request.Headers.TryAddWithoutValidation("If-Range", validator);
        }
        else if (ask.Body is null && known is not null)
        {
            if (known.ETag.Length > 0)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", known.ETag);
            }
            else if (known.LastModified.Length > 0)
            {
                request.Headers.TryAddWithoutValidation("If-Modified-Since", known.LastModified);
            }
        }

        return request;
    }

    private async Task RefuseStatusAsync(HttpAsk ask, HttpResponseMessage response, UnfinishedDownload unfinished, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
        {
            return;
        }

        int status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && unfinished.Length > 0)
        {
            unfinished.Remove();
            throw new PassingFaultException(Finding(ask, "an edition that is shorter than what was downloaded of it", "the rest of the download", "The next pull begins it anew."), TimeSpan.Zero);
        }

        string told = ask.ReadError is null ? "" : ask.ReadError(await HeadOfAsync(response, cancellationToken)) is { } error ? $" ({error})" : "";
        PullFinding finding = Finding(ask, $"HTTP {status}{told}", "HTTP 200", ask.Advice.TryGetValue(status, out string? own) ? own : AdviceOn(status));
        throw status is 408 or 429 or 500 or 502 or 503 or 504
            ? new PassingFaultException(finding, WaitAsked(response))
            : new PullException(finding);
    }

    private async Task WriteAsync(HttpAsk ask, HttpResponseMessage response, UnfinishedDownload unfinished, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentEncoding.Any(coding => coding != "identity"))
        {
            throw new PullException(Finding(ask, $"a body coded as {string.Join(", ", response.Content.Headers.ContentEncoding)}", "the body as it is, as asked", "Tell the publisher that Accept-Encoding is not honoured, or put the file into the drop folder of the feed."));
        }

        bool continues = response.StatusCode == HttpStatusCode.PartialContent;
        if (continues && response.Content.Headers.ContentRange?.From != unfinished.Length)
        {
            unfinished.Remove();
            throw new PassingFaultException(Finding(ask, "another part of the body than the one asked for", "the rest of the download", "The next pull begins it anew."), TimeSpan.Zero);
        }

        if (response.Content.Headers.ContentLength > _options.LargestAnswer)
        {
            throw TooLarge(ask);
        }

        if (!continues)
        {
            // Only what the server can continue is kept for it: a strong ETag or, failing that, the time of the last change.
            string validator = response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture) ?? "";
            unfinished.Begin(ask.Address, ask.Body is null && response.Headers.AcceptRanges.Contains("bytes") ? validator : "");
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using FileStream file = new(unfinished.Path, continues ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        byte[] buffer = new byte[64 * 1024];
        int length;
        while ((length = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            silence.CancelAfter(_options.LongestSilence);
            if (file.Length + length > _options.LargestAnswer)
            {
                file.Close();
                unfinished.Remove();
                throw TooLarge(ask);
            }

            await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
    }

    private PullException TooLarge(HttpAsk ask) => new(Finding(ask,
        string.Create(CultureInfo.InvariantCulture, $"an answer of more than {_options.LargestAnswer} bytes"),
        "at most so many",
        "Ask for less at once (fewer periods, areas or cells), or raise 'mostMegabytes' in sources.json."));

    private static PullFinding Finding(HttpAsk ask, string found, string expected, string advice) =>
        new($"{(ask.Body is null ? "GET" : "POST")} {Show(ask.Address)}", found, expected, advice);

    private TimeSpan WaitAsked(HttpResponseMessage response)
    {
        RetryConditionHeaderValue? asked = response.Headers.RetryAfter;
        TimeSpan wait = asked?.Delta ?? (asked?.Date is { } moment ? moment - _time.GetUtcNow() : TimeSpan.Zero);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static async Task<byte[]> HeadOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] head = new byte[64 * 1024];
        int length = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return head[..length];
    }

    private static Uri? NextOf(HttpAsk ask, HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out IEnumerable<string>? links))
        {
            return null;
        }

        string? next = links.SelectMany(line => line.Split(',')).FirstOrDefault(link => link.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase) || link.Contains("rel=next", StringComparison.OrdinalIgnoreCase));
        int from = next?.IndexOf('<', StringComparison.Ordinal) ?? -1;
        int to = next?.IndexOf('>', StringComparison.Ordinal) ?? -1;
        return from >= 0 && to > from && Uri.TryCreate(ask.Address, next![(from + 1)..to], out Uri? address) ? address : null;
    }

    private static string AdviceOn(int status) => status switch
    {
        401 => "Check the user or token in the environment variables that sources.json names; it may have run out.",
        403 => "Ask the publisher to open this address to the account and to this network; until then put the file into the drop folder of the feed.",
        404 or 410 => "Look up the new address at the publisher and correct 'url' in sources.json, or put the file into the drop folder of the feed.",
        408 or 429 or 503 => "The server is busy; the next pull asks again. If it stays so, pull less often or ask for less at once.",
        >= 500 => "The server has a fault of its own; the next pull asks again. If it stays so, tell the publisher, and put the file into the drop folder of the feed.",
        _ => "Compare the request in sources.json with the publisher's documentation.",
    };
}
