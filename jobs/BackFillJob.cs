using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs;

/// <summary>Fills one month of a feed: pulls it where sources.json names a source that can be asked for a month, and judges again what its received files hold back. Done twice, it moves nothing.</summary>
internal sealed class BackFillJob(string feedCode, RunScope scope) : IJob
{
    public async Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken)
    {
        FeedLoading loading = new(bench.Home, bench.Sources, bench.Leases, bench.Surroundings, bench.Screen);
        List<int> loads = [.. loading.ResumeUnfinished(cancellationToken).Select(load => load.LoadRunKey)];
        IReadOnlyList<PullOutcome> pulls = await new SourcePulling(bench.Home.Folder, bench.Sources, bench.Surroundings, bench.Terms, bench.Screen).PullMonthAsync(feedCode, scope.MonthKey, cancellationToken);
        if (pulls.Any(pull => pull.State == PullState.Received))
        {
            FeedOutcome? pulled = new DropLoading(bench.Home, bench.Leases, loading, bench.Surroundings, bench.Screen).Load(bench.Sources[feedCode], out bool isHeldElsewhere, cancellationToken);
            loads.AddRange(pulled is null ? [] : [pulled.Result.LoadRunKey]);
            if (pulled is { Result.IsPublished: false } || isHeldElsewhere)
            {
                throw new JobFailedException(pulled?.Result.Message ?? bench.Screen.Say(RunTexts.HeldElsewhere, feedCode)) { Loads = loads };
            }
        }

        ReplayOutcome outcome = new QuarantineReplaying(bench.Home, bench.Sources, bench.Leases, loading, bench.Screen) { LeavesOutWhatIsGone = true }.Replay(scope.Held(feedCode), cancellationToken);
        loads.AddRange(outcome.Loads.Select(load => load.LoadRunKey));
        outcome.ThrowIfFailed(loads);
        string[] unpulled = [.. pulls.Where(pull => pull.State == PullState.Failed).Select(pull => $"{pull.Source}: {pull.Finding!.Found}")];
        return unpulled.Length == 0
            ? new JobResult(RunState.Done, outcome.Told(bench.Screen), loads, FollowUp.AreFiguresBehind(bench.Home, bench.Sources) ? [JobKind.Figures] : [])
            : throw new JobFailedException(string.Join("; ", unpulled)) { Loads = loads };
    }
}
