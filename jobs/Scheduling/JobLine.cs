using BhytWarehouse.Jobs.Scheduling.Quartz;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>A recurring job as it stands: what was, what is and what comes.</summary>
/// <param name="Pause">Null where it goes on.</param>
/// <param name="Last">Its newest run that has ended.</param>
/// <param name="Next">Null where it makes no run by itself.</param>
internal sealed record JobLine(TimetableLine Line, PausedLine? Pause, JobRun? Last, JobRun? LastDone, DateTimeOffset? Next)
{
    /// <summary>In the order of the timetable.</summary>
    public static IReadOnlyList<JobLine> All(RunBook book, IReadOnlyList<TimetableLine> lines, DateTimeOffset now)
    {
        IReadOnlyList<PausedLine> paused = book.Paused();
        IReadOnlyDictionary<string, (JobRun? Last, JobRun? LastDone)> ended = book.LastOf(lines.Select(line => line.Code));
        return
        [
            .. lines.Select(line =>
            {
                PausedLine? pause = paused.FirstOrDefault(item => item.LineCode == line.Code);
                return new JobLine(line, pause, ended[line.Code].Last, ended[line.Code].LastDone, line.IsOff || pause is not null ? null : QuartzCron.NextAfter(line, now));
            }),
        ];
    }
}
