namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>How a job ended that did not fail.</summary>
/// <param name="State">Done, or skipped where there was nothing to do that another host is not doing.</param>
/// <param name="Message">For the operator, in one line.</param>
/// <param name="Next">Lines whose work it makes due.</param>
internal sealed record JobResult(RunState State, string Message, IReadOnlyList<int> Loads, IReadOnlyList<JobKind> Next);
