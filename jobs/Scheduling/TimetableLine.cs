namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>One recurring job.</summary>
/// <param name="Code">By which operators, configuration and the book of runs know it.</param>
/// <param name="FeedCode">Empty for what is of no one feed.</param>
/// <param name="Cron">Minute, hour, day of month, month, day of week, in the time of Viet Nam; a field of seconds may stand before them.</param>
/// <param name="Attempts">How often a run that fails is tried in all.</param>
/// <param name="IsOff">Not to be run until configuration says otherwise; operators can still ask for it.</param>
internal sealed record TimetableLine(string Code, JobKind Kind, string FeedCode, string Cron, int Attempts, bool IsOff = false)
{
    /// <summary>Loads wait for each other, so that a long one holds up neither figures, refresh nor notices.</summary>
    public string Queue => QueueOf(Kind);

    public static string QueueOf(JobKind kind) => kind switch
    {
        JobKind.Load => "loads",
        JobKind.Figures => "figures",
        JobKind.Notices => "notices",
        _ => "refresh",
    };
}
