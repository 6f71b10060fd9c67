using System.Globalization;
using Quartz;

namespace BhytWarehouse.Jobs.Scheduling.Quartz;

/// <summary>Quartz calls it when a worker is free for a run.</summary>
internal sealed class RunCall(IJobDesk desk) : global::Quartz.IJob
{
    public const string Run = "run";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await desk.ExecuteAsync(long.Parse((string)context.MergedJobDataMap[Run]!, CultureInfo.InvariantCulture), listener: null, cancellationToken);
}
