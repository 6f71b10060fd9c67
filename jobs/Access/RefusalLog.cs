using BhytWarehouse.Etl.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BhytWarehouse.Jobs.Access;

/// <summary>Writes into the log of actions when somebody who is signed in asks for what the account has no right to.</summary>
internal sealed class RefusalLog(OperatorLog log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _standard = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && Caller.Of(context.User) is { } caller)
        {
            // The pattern, not the address: what stands in an address may be anything.
            string asked = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
            string rights = string.Join(", ", policy.Requirements.OfType<RightRequirement>().Select(requirement => requirement.Right));
            log.End(log.Begin(caller.Name, "refused", $"{context.Request.Method} {asked}", $"{caller.Role} without the right {rights}"), "refused");
        }

        await _standard.HandleAsync(next, context, policy, authorizeResult);
    }
}
