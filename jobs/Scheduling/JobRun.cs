namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>One run as the book has it.</summary>
/// <param name="Host">Machine and process that do it or did it; empty while it waits.</param>
/// <param name="CancelAskedBy">Who asked it to stop; empty when nobody did.</param>
/// <param name="Doing">What it is at, or was at last.</param>
/// <param name="Total">0 while it is not known.</param>
/// <param name="Message">How it ended, in one line.</param>
/// <param name="Loads">The loads (audit.LoadRun) that it made or ended.</param>
internal sealed record JobRun(
    long Number, string LineCode, JobKind Kind, string FeedCode, RunCause Cause, string AskedBy, string Reason, RunState State, int Attempt, long EarlierRun, string Host,
    DateTimeOffset DueAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string CancelAskedBy, string Doing, long DoneCount, long Total, string Note, string Message, IReadOnlyList<int> Loads)
{
    /// <summary>The part of the feed that it is limited to.</summary>
    public RunScope Scope { get; init; } = RunScope.Whole;
}
