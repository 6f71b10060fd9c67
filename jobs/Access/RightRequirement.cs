using Microsoft.AspNetCore.Authorization;

namespace BhytWarehouse.Jobs.Access;

/// <summary>The policy of a right, which has its name: whoever is signed in has it by role and area.</summary>
internal sealed class RightRequirement(Right right) : AuthorizationHandler<RightRequirement>, IAuthorizationRequirement
{
    public Right Right => right;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (Caller.Of(context.User) is { } caller && caller.May(requirement.Right))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
