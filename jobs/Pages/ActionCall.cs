using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using Microsoft.AspNetCore.Http;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>An action as a form asked for it.</summary>
internal sealed class ActionCall(HttpContext http, IFormCollection form, Wording wording)
{
    public const string ReasonField = "reason";
    public const string ReturnField = "return";

    public HttpContext Http => http;

    public Wording Wording => wording;

    /// <summary>Who asks; only of actions that want a session.</summary>
    public Caller Caller { get; } = Caller.Of(http.User)!;

    /// <summary>Why, checked as commands check it.</summary>
    /// <exception cref="ArgumentException">It is missing, too long, or holds what looks like a number of a person.</exception>
    public string Reason => OperatorLog.Check(Field(ReasonField));

    /// <summary>The page from which it was asked: a path of this host, whatever the form says.</summary>
    public string ReturnPath => Field(ReturnField) is ['/', .. var rest] path && !rest.StartsWith('/') && !rest.StartsWith('\\') && !path.Any(char.IsControl) ? path : "/";

    public string Field(string name) => form[name].ToString();

    public string Say(Text text, params ReadOnlySpan<object?> values) => wording.Say(text, values);
}
