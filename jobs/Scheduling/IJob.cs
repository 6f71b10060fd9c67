namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>The work of a run. It may be done again from the beginning at any time: what was done already is found in the warehouse.</summary>
internal interface IJob
{
    /// <exception cref="JobFailedException">It could not be done; other exceptions fail the run too.</exception>
    Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken);
}
