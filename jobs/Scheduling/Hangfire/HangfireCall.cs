using System.ComponentModel;
using Cronos;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;

namespace BhytWarehouse.Jobs.Scheduling.Hangfire;

/// <summary>What Hangfire calls. The names of its methods are kept in the store: they may not change while jobs of an earlier build wait there.</summary>
/// <remarks>The desk tries again by itself what may be tried again, so Hangfire never does.</remarks>
public sealed class HangfireCall
{
    internal const string Waiting = "bhyt:runs";

    private readonly IJobDesk _desk;

    internal HangfireCall(IJobDesk desk) => _desk = desk;

    [JobDisplayName("{0}")]
    [AutomaticRetry(Attempts = 0)]
    [Description("A line of the timetable is due.")]
    public async Task DueAsync(string lineCode, string cron, PerformContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        DateTime called = JobHelper.FromTimestamp(context.GetJobParameter<long>("Time"));
        await _desk.DueAsync(lineCode, OccurrenceBefore(cron, called), cancellationToken);
    }

    [JobDisplayName("{1}, run {0}")]
    [AutomaticRetry(Attempts = 0)]
    [Description("A worker is free for a run.")]
    public async Task ExecuteAsync(long run, string lineCode, PerformContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        using (global::Hangfire.Storage.IWriteOnlyTransaction begun = context.Connection.CreateWriteTransaction())
        {
            begun.RemoveFromSet(Waiting, NameOf(run));
            begun.Commit();
        }

        await _desk.ExecuteAsync(run, new ConsoleListener(context), cancellationToken);
    }

    internal static string NameOf(long run) => run.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static CronExpression Parse(string cron) => CronExpression.Parse(cron, cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard);

    /// <summary>The occurrence that the call is for: Hangfire tells only when it noticed.</summary>
    internal static DateTimeOffset OccurrenceBefore(string cron, DateTime noticed)
    {
        CronExpression hours = Parse(cron);
        DateTime until = DateTime.SpecifyKind(noticed, DateTimeKind.Utc);
        // A day, then a year, then as far back as any timetable reaches.
        foreach (int days in (ReadOnlySpan<int>)[1, 366, 3_660])
        {
            if (hours.GetOccurrences(until.AddDays(-days), until, Timetable.Zone, fromInclusive: true, toInclusive: true).Select(occurrence => (DateTime?)occurrence).LastOrDefault() is { } last)
            {
                return new DateTimeOffset(last, TimeSpan.Zero);
            }
        }

        return new DateTimeOffset(until, TimeSpan.Zero);
    }
}
