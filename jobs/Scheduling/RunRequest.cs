namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What is asked for.</summary>
/// <param name="LineCode">The line of the timetable that it is of; runs of one line are its history.</param>
/// <param name="AskedBy">An account, or the host for what it asks for itself.</param>
/// <param name="Reason">Empty for what needs none.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="EarlierRun">The run that this one tries again, goes on with or follows; 0 for none.</param>
internal sealed record RunRequest(string LineCode, JobKind Kind, string FeedCode, RunCause Cause, string AskedBy, string Reason, DateTimeOffset DueAt, int Attempt = 1, long EarlierRun = 0)
{
    /// <summary>The part of the feed that is meant.</summary>
    public RunScope Scope { get; init; } = RunScope.Whole;

    public static RunRequest Of(TimetableLine line, RunCause cause, string askedBy, string reason, DateTimeOffset dueAt, int attempt = 1, long earlierRun = 0) =>
        new(line.Code, line.Kind, line.FeedCode, cause, askedBy, reason, dueAt, attempt, earlierRun);

    /// <summary>The same once more, whatever it is limited to.</summary>
    public static RunRequest Again(JobRun run, RunCause cause, DateTimeOffset dueAt, int attempt) => new(run.LineCode, run.Kind, run.FeedCode, cause, run.AskedBy, run.Reason, dueAt, attempt, run.Number) { Scope = run.Scope };
}
