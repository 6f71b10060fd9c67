using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Jobs.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BhytWarehouse.Jobs.Telemetry;

/// <summary><c>/metrics</c> for a Prometheus server, which shows the token that BHYT_METRICS_TOKEN holds as its bearer, and for accounts that may see hosts. Without the variable nobody gets them by a token.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";
    public const string TokenVariable = "BHYT_METRICS_TOKEN";

    private const string Scheme = "Bearer ";

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, PrometheusText text, Func<string, string?> readVariable) => routes.MapGet(Path, (HttpContext context) =>
    {
        if (Caller.Of(context.User)?.May(Right.SeeHosts) != true && !Holds(context.Request.Headers.Authorization.ToString(), readVariable(TokenVariable) ?? ""))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(text.Write(), PrometheusText.ContentType);
    });

    /// <summary>Compared in a time that tells nothing of how much of the token was right.</summary>
    internal static bool Holds(string authorization, string token) =>
        token.Length > 0 && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
