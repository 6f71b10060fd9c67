using Quartz;

namespace BhytWarehouse.Jobs.Scheduling.Quartz;

/// <summary>Quartz calls it when a line is due.</summary>
internal sealed class TimetableCall(IJobDesk desk) : global::Quartz.IJob
{
    public const string Line = "line";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await desk.DueAsync((string)context.MergedJobDataMap[Line]!, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}
