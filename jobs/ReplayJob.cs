using BhytWarehouse.Etl;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs;

/// <summary>Judges again what is held back, all of a feed or a part of it, and takes over what passes now.</summary>
/// <param name="feedCode">Empty for every feed.</param>
internal sealed class ReplayJob(string feedCode, RunScope scope) : IJob
{
    public Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken)
    {
        FeedLoading loading = new(bench.Home, bench.Sources, bench.Leases, bench.Surroundings, bench.Screen);
        IReadOnlyList<LoadResult> ended = loading.ResumeUnfinished(cancellationToken);
        ReplayOutcome outcome = new QuarantineReplaying(bench.Home, bench.Sources, bench.Leases, loading, bench.Screen) { LeavesOutWhatIsGone = true }.Replay(scope.Held(feedCode), cancellationToken);
        int[] loads = [.. ended.Select(load => load.LoadRunKey), .. outcome.Loads.Select(load => load.LoadRunKey)];
        outcome.ThrowIfFailed(loads);
        return Task.FromResult(new JobResult(RunState.Done, outcome.Told(bench.Screen), loads, FollowUp.AreFiguresBehind(bench.Home, bench.Sources) ? [JobKind.Figures] : []));
    }
}
