using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>One recurring job.</summary>
/// <param name="Code">By which operators, configuration and the book of runs know it.</param>
/// <param name="FeedCode">Empty for what is of no one feed.</param>
/// <param name="Cron">Minute, hour, day of month, month, day of week, in the time of Viet Nam; a field of seconds may stand before them.</param>
/// <param name="Attempts">How often a run that fails is tried in all.</param>
/// <param name="IsOff">Not to be run until configuration says otherwise; operators can still ask for it.</param>
/// <param name="IsOnWorkdaysOnly">Not due on weekends, public holidays and the days that stand in for them. In a year whose days off are not known it is due every day: a run too many changes nothing, one that is left out would.</param>
internal sealed record TimetableLine(string Code, JobKind Kind, string FeedCode, string Cron, int Attempts, bool IsOff = false, bool IsOnWorkdaysOnly = false)
{
    /// <summary>Whether the line makes a run at the moment, by the day that it is then in Viet Nam.</summary>
    public bool IsDueAt(DateTimeOffset moment)
    {
        DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Timetable.Zone).DateTime);
        return !IsOnWorkdaysOnly || !WorkCalendar.VietNam.Knows(day.Year) || WorkCalendar.VietNam.IsWorkday(day);
    }

    /// <summary>Loads wait for each other, so that a long one holds up neither figures, refresh nor notices.</summary>
    public string Queue => QueueOf(Kind);

    public static string QueueOf(JobKind kind) => kind switch
    {
        JobKind.Load or JobKind.BackFill or JobKind.Replay => "loads",
        JobKind.Figures => "figures",
        JobKind.Notices => "notices",
        _ => "refresh",
    };
}
