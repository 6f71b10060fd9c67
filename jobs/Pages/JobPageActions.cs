using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.AspNetCore.Routing;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What is done from the pages of jobs and runs.</summary>
internal sealed class JobPageActions(RunBook book, TimetableSettings timetable, OperatorLog log, TimeProvider time)
{
    public const string LineField = "job";
    public const string RunField = "run";
    public const string NotBeforeField = "not-before";

    private readonly JobActions _actions = new(book, log, time);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPageAction("run-job", Right.RunNow, call => Answer(call, _actions.Run(Line(call), call.Caller.Name, call.Reason, NotBefore(call))));
        routes.MapPageAction("pause-job", Right.Pause, call => Answer(call, _actions.Pause(Line(call), call.Caller.Name, call.Reason)));
        routes.MapPageAction("resume-job", Right.Pause, call => Answer(call, _actions.Resume(Line(call), call.Caller.Name, call.Reason)));
        routes.MapPageAction("stop-run", Right.StopRun, call => Answer(call, _actions.Stop(Run(call), call.Caller.Name, call.Reason)));
        routes.MapPageAction("retry-run", Right.RunNow, call => Answer(call, _actions.Retry(Run(call), call.Caller.Name, call.Reason)));
    }

    private static Task<ActionAnswer> Answer(ActionCall call, JobAnswer answer) =>
        Task.FromResult(new ActionAnswer(answer.In(call.Wording.Language), answer.IsDone, answer.Run > 0 ? string.Create(CultureInfo.InvariantCulture, $"/runs/{answer.Run}") : null));

    private TimetableLine Line(ActionCall call)
    {
        string code = call.Field(LineField);
        return timetable.Current.FirstOrDefault(line => line.Code == code) ?? throw new CommandException(call.Say(JobsTexts.NoLine, code, string.Join(", ", timetable.Current.Select(line => line.Code))));
    }

    private JobRun Run(ActionCall call)
    {
        string text = call.Field(RunField);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && book.Find(number) is { } run ? run : throw new CommandException(call.Say(JobsTexts.NoRun, text));
    }

    /// <summary>As a browser writes a moment without its place: in the time of Viet Nam.</summary>
    private DateTimeOffset? NotBefore(ActionCall call)
    {
        string text = call.Field(NotBeforeField);
        if (text.Length == 0)
        {
            return null;
        }

        return DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            && new DateTimeOffset(local, Timetable.Zone.GetUtcOffset(local)) is var moment && moment >= time.GetUtcNow().AddMinutes(-1) && moment < time.GetUtcNow().AddDays(31)
            ? moment
            : throw new CommandException(call.Say(RunPageTexts.NotAMoment, text));
    }
}
