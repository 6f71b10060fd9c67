using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>How pages act: a form is posted to /do/NAME, which holds session, right and form token before anything is done, and leads back to a page that says what came of it.</summary>
/// <remarks>Whether a page shows the form is another question (Parts/ActionForm): nothing rests on it.</remarks>
internal static class PageActions
{
    public const string Prefix = "/do/";

    /// <param name="routes">Of the host.</param>
    /// <param name="name">Small letters with dashes.</param>
    /// <param name="right">Null where a session is enough.</param>
    /// <param name="act">Does it. What it throws is told as a command tells it.</param>
    public static RouteHandlerBuilder MapPageAction(this IEndpointRouteBuilder routes, string name, Right? right, Func<ActionCall, Task<ActionAnswer>> act)
    {
        RouteHandlerBuilder action = routes.MapPost(Prefix + name, (Delegate)((HttpContext http) => AnswerAsync(http, act)));
        return right is { } wanted ? action.RequireAuthorization(wanted.ToString()) : action;
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Func<ActionCall, Task<ActionAnswer>> act)
    {
        if (!http.Request.HasFormContentType || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        Wording wording = http.RequestServices.GetRequiredService<Wording>();
        ActionCall call = new(http, await http.Request.ReadFormAsync(http.RequestAborted), wording);
        ActionAnswer answer;
        try
        {
            answer = await act(call);
        }
#pragma warning disable CA1031 // The last place before the person: whatever it is, it becomes one clear line.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            answer = new ActionAnswer(BhytCommand.Explain(exception, wording.Language), IsGood: false);
        }

        if (answer.Message.Length > 0)
        {
            http.RequestServices.GetRequiredService<PageNotice>().Keep(http, answer.Message, answer.IsGood);
        }

        // 303: reloading the next page asks for nothing again.
        http.Response.Headers.Location = answer.To ?? call.ReturnPath;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
