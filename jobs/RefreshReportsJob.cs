using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.PowerBI;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs;

/// <summary>Has Power BI refresh the report tables that changed since the last time.</summary>
internal sealed class RefreshReportsJob : IJob
{
    public async Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken)
    {
        FollowUp followUp = new(bench.Home, bench.Sources, bench.Leases, bench.Surroundings, bench.Screen);
        (RefreshPlan plan, RefreshResult result) = await followUp.RefreshAsync(cancellationToken);
        string message = result.Message(bench.Screen.IsVietnamese ? "vi" : "en");
        if (FollowUp.IsFailure(result))
        {
            throw new JobFailedException(message);
        }

        // The log tells which tables and why; the message only how it ended.
        string told = plan.Entries.Count == 0 ? bench.Screen.Say(FollowUpTexts.NothingToRefresh)
            : result.Outcome == RefreshOutcome.NotConfigured ? bench.Screen.Say(FollowUpTexts.NotConfigured, string.Join(", ", result.Missing))
            : message;
        return new JobResult(RunState.Done, told, [], []);
    }
}
