using Quartz;

namespace BhytWarehouse.Jobs.Scheduling.Quartz;

/// <summary>Hours as the timetable writes them, for Quartz: five fields of a crontab, or six with seconds before them.</summary>
internal static class QuartzCron
{
    private const int FieldsWithSeconds = 6;

    public static bool IsValid(string cron)
    {
        try
        {
            Parse(cron);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>When a line of the timetable makes its next run; null when never.</summary>
    public static DateTimeOffset? NextAfter(TimetableLine line, DateTimeOffset moment)
    {
        CronExpression hours = Parse(line.Cron).WithTimeZone(Timetable.Zone);
        DateTimeOffset? next = hours.GetNextValidTimeAfter(moment);
        while (next is { } due && !line.IsDueAt(due))
        {
            // To the end of the day that is free: its other hours are free too.
            next = hours.GetNextValidTimeAfter(new DateTimeOffset(TimeZoneInfo.ConvertTime(due, Timetable.Zone).Date.AddDays(1).AddTicks(-1), Timetable.Zone.BaseUtcOffset));
        }

        return next;
    }

    /// <exception cref="FormatException">It is no time.</exception>
    public static CronExpression Parse(string cron)
    {
        string[] fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != FieldsWithSeconds)
        {
            return CronExpression.Parse(cron, CronFormat.Unix);
        }

        // Quartz says "no matter which" of the two fields of days where a crontab has a star.
        fields[5] = fields[5] == "*" ? "?" : fields[5];
        fields[3] = fields[5] != "?" && fields[3] == "*" ? "?" : fields[3];
        return CronExpression.Parse(string.Join(' ', fields), CronFormat.Quartz);
    }
}
