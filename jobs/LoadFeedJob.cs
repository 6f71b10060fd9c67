using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs;

/// <summary>Ends what a crash left half-way, pulls a feed where sources.json names it, and loads what lies in its drop folder.</summary>
internal sealed class LoadFeedJob(string feedCode) : IJob
{
    public async Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken)
    {
        ISource source = bench.Sources[feedCode];
        FeedLoading loading = new(bench.Home, bench.Sources, bench.Leases, bench.Surroundings, bench.Screen);
        IReadOnlyList<LoadResult> ended = loading.ResumeUnfinished(cancellationToken);
        string unpulled = await PullAsync(bench, cancellationToken);
        FeedOutcome? outcome = new DropLoading(bench.Home, bench.Leases, loading, bench.Surroundings, bench.Screen).Load(source, out bool isHeldElsewhere, cancellationToken);
        int[] loads = [.. ended.Select(load => load.LoadRunKey), .. outcome is null ? [] : (int[])[outcome.Result.LoadRunKey]];
        if (outcome is { Result.IsPublished: false })
        {
            throw new JobFailedException(outcome.Result.Message) { Loads = loads };
        }

        if (unpulled.Length > 0)
        {
            throw new JobFailedException(unpulled) { Loads = loads };
        }

        string message = isHeldElsewhere ? bench.Screen.Say(RunTexts.HeldElsewhere, feedCode)
            : outcome is null ? bench.Screen.Say(RunTexts.Empty, feedCode)
            : bench.Screen.Say(JobsTexts.Loaded, outcome.Result.LoadRunKey, bench.Screen.Count(outcome.Loaded), bench.Screen.Count(outcome.Quarantined));
        return new JobResult(isHeldElsewhere ? RunState.Skipped : RunState.Done, message, loads, FollowUp.AreFiguresBehind(bench.Home, bench.Sources) ? [JobKind.Figures] : []);
    }

    /// <summary>What could not be pulled, in one line; empty when all was. Files that lie there are loaded all the same.</summary>
    private async Task<string> PullAsync(JobBench bench, CancellationToken cancellationToken)
    {
        SourcePulling pulling = new(bench.Home.Folder, bench.Sources, bench.Surroundings, bench.Terms, bench.Screen);
        if (!pulling.Names(feedCode))
        {
            return "";
        }

        IReadOnlyList<PullOutcome> pulls = await pulling.PullAsync(feedCode, cancellationToken);
        return string.Join("; ", pulls.Where(pull => pull.State == PullState.Failed).Select(pull => $"{pull.Source}: {pull.Finding!.Found}"));
    }
}
