using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs;

/// <summary>Computes indicators and signals where a load changed something, and looks what is missing.</summary>
internal sealed class ComputeFiguresJob : IJob
{
    public Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken)
    {
        FollowUp followUp = new(bench.Home, bench.Sources, bench.Leases, bench.Surroundings, bench.Screen);
        IReadOnlyDictionary<string, int>? rows = followUp.ComputeFigures(cancellationToken);
        followUp.TellRadar(rows is not null, cancellationToken);
        string message = rows is null ? bench.Screen.Say(FollowUpTexts.FiguresUnchanged) : bench.Screen.Say(FollowUpTexts.Computed, bench.Screen.Count(rows.Count), bench.Screen.Count(rows.Values.Sum()));
        return Task.FromResult(new JobResult(RunState.Done, message, [], [JobKind.Refresh]));
    }
}
