using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;
using Quartz.Extensibility;

namespace BhytWarehouse.Jobs.Scheduling.Quartz;

/// <summary>Quartz behind the port: in jobs.db for one host, in PostgreSQL for several that share the work.</summary>
internal sealed class QuartzJobScheduler : IJobScheduler
{
    /// <summary>A line that is later than this was missed and is made up for once.</summary>
    private static readonly TimeSpan Misfire = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);
    private const string Lines = "timetable";
    private const string Runs = "runs";
    private const int Workers = 6;

    /// <summary>What all runs are triggers of.</summary>
    private static readonly JobKey RunKey = new("run", Runs);

    private readonly StandaloneSchedulerFactory _factory;
    private readonly IScheduler _scheduler;

    private QuartzJobScheduler(StandaloneSchedulerFactory factory, IScheduler scheduler) => (_factory, _scheduler) = (factory, scheduler);

    /// <param name="store">Path of a SQLite file, or a connection string of PostgreSQL: one with <c>Host=</c>.</param>
    /// <param name="misfire">How late a call counts as missed; 5 seconds unless a test is in a hurry.</param>
    public static async Task<QuartzJobScheduler> OpenAsync(string store, IJobDesk desk, TimeProvider time, TimeSpan? misfire, CancellationToken cancellationToken)
    {
        bool isShared = IsShared(store);
        StandaloneSchedulerFactory factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "bhyt";
                options.GenerateInstanceId = true;
                options.IdleWaitTime = TimeSpan.FromSeconds(1);
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseTimeProvider(time);
            quartz.UseDefaultThreadPool(Workers);
            quartz.UseExecutionLimits(limits => limits
                .ForGroup(TimetableLine.QueueOf(JobKind.Load), 2)
                .ForGroup(TimetableLine.QueueOf(JobKind.Figures), 1)
                .ForGroup(TimetableLine.QueueOf(JobKind.Refresh), 1)
                .ForGroup(TimetableLine.QueueOf(JobKind.Notices), 1));
            quartz.UseJobFactory(new DeskCalls(desk));
            quartz.UsePersistentStore(persistent =>
            {
                persistent.ConfigureStore(options => options.MisfireThreshold = misfire ?? Misfire);
                persistent.ProvisionSchema();
                if (isShared)
                {
                    persistent.UsePostgres(NpgsqlFactory.Instance, store);
                    persistent.UseClustering(options => (options.CheckinInterval, options.CheckinMisfireThreshold) = (CheckIn, CheckIn * 2));
                }
                else
                {
                    persistent.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = store, Pooling = false, DefaultTimeout = 30 }.ToString());
                }
            });
        }).Build();
        try
        {
            IScheduler scheduler = await factory.GetScheduler(cancellationToken);
            await scheduler.AddJob(JobBuilder.Create<RunCall>().WithIdentity(RunKey).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
            return new QuartzJobScheduler(factory, scheduler);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether several hosts may share the store.</summary>
    public static bool IsShared(string store) => store.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public async Task SetTimetableAsync(IReadOnlyList<TimetableLine> lines, CancellationToken cancellationToken)
    {
        HashSet<string> wanted = [.. lines.Where(line => !line.IsOff).Select(line => line.Code)];
        foreach (JobHeader stale in (await _scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(Lines) }, cancellationToken)).Items.Where(job => !wanted.Contains(job.Key.Name)))
        {
            await _scheduler.DeleteJob(stale.Key, cancellationToken);
        }

        foreach (TimetableLine line in lines.Where(line => !line.IsOff))
        {
            CronExpression cron = QuartzCron.Parse(line.Cron);
            TriggerKey key = new(line.Code, Lines);
            // A trigger that is right already keeps the hour that it missed.
            if (await _scheduler.GetTrigger(key, cancellationToken) is ICronTrigger standing && standing.CronExpressionString == cron.CronExpressionString)
            {
                continue;
            }

            IJobDetail call = JobBuilder.Create<TimetableCall>().WithIdentity(line.Code, Lines).UsingJobData(TimetableCall.Line, line.Code).StoreDurably().Build();
            ITrigger trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(call).WithExecutionGroup(line.Queue)
                .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(Timetable.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            await _scheduler.AddJob(call, AddJobOptions.Replacing, cancellationToken);
            await _scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken) => await _scheduler.Start(cancellationToken);

    public async Task EnqueueAsync(long run, string lineCode, string queue, CancellationToken cancellationToken)
    {
        string name = run.ToString(CultureInfo.InvariantCulture);
        await _scheduler.ScheduleTrigger(TriggerBuilder.Create().WithIdentity(name, Runs).ForJob(RunKey).UsingJobData(RunCall.Run, name).WithExecutionGroup(queue).StartNow().Build(), TriggerConflict.Keep, cancellationToken);
    }

    public async Task<DateTimeOffset?> NextAsync(string lineCode, CancellationToken cancellationToken) =>
        (await _scheduler.GetTrigger(new TriggerKey(lineCode, Lines), cancellationToken))?.NextFireTimeUtc;

    public async Task StopAsync(CancellationToken cancellationToken) => await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);

    public async ValueTask DisposeAsync() => await _factory.DisposeAsync();

    /// <summary>Makes what Quartz calls, for the desk of this host.</summary>
    private sealed class DeskCalls(IJobDesk desk) : IJobFactory
    {
        public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
            new(new JobScope(bundle.JobDetail.JobType.Type == typeof(RunCall) ? new RunCall(desk) : new TimetableCall(desk), state: null));

        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => default;
    }
}
