using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Turns a refusal of the service into a <see cref="PowerBiFault"/>.</summary>
/// <remarks>
/// The service tells token from permission the other way round than HTTP does: a bad token is 403 with a code in a header,
/// a good token without access is 401. So a 401 never leads to a new token.
/// </remarks>
internal sealed partial class PowerBiFaultReader(PowerBiOptions options, TimeProvider time)
{
    private const int LongestRaw = 4000;

    public PowerBiFault Read(int status, HttpResponseHeaders headers, string body)
    {
        PowerBiErrorText inHeader = PowerBiErrorText.Read(Header(headers, "X-PowerBI-Error-Details"));
        PowerBiErrorText inBody = PowerBiErrorText.Read(body);
        string? code = Header(headers, "X-PowerBI-Error-Info") ?? inHeader.Code ?? inBody.Code;
        string? message = inBody.Message ?? inHeader.Message;
        if (status == 401 && headers.WwwAuthenticate.ToString().Contains("insufficient_claims", StringComparison.OrdinalIgnoreCase))
        {
            code ??= "insufficient_claims";
        }

        return new PowerBiFault(
            Classify(status, code, $"{message} {body}"),
            status,
            code,
            message,
            RetryAfter(headers, message ?? body),
            Header(headers, "RequestId"),
            BoundedText.Cut(body, LongestRaw));
    }

    public static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) : null;

    private PowerBiFaultKind Classify(int status, string? code, string text)
    {
        if (options.QuotaTexts.Any(Says))
        {
            return PowerBiFaultKind.QuotaExceeded;
        }

        if (status == 409 || (status == 400 && Says("Another refresh request is already executing")))
        {
            return PowerBiFaultKind.AlreadyRunning;
        }

        if (Says("API is not accessible for application") || Says("PowerBINotAuthorizedException"))
        {
            return PowerBiFaultKind.NoAccess;
        }

        return status switch
        {
            403 when code is "TokenExpired" or "InvalidToken" => PowerBiFaultKind.TokenRefused,
            401 or 403 => PowerBiFaultKind.NoAccess,
            404 => PowerBiFaultKind.NotFound,
            429 => PowerBiFaultKind.Throttled,
            408 or >= 500 => PowerBiFaultKind.Passing,
            _ => PowerBiFaultKind.Refused,
        };

        bool Says(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers, string text)
    {
        if (headers.RetryAfter is { } header)
        {
            TimeSpan? wait = header.Delta ?? (header.Date - time.GetUtcNow());
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }

        Match match = RetryInSeconds().Match(text);
        return match.Success && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }

    [GeneratedRegex(@"Retry in (\d{1,6}) seconds", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RetryInSeconds();
}
