using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace BhytWarehouse.Jobs.Scheduling.Hangfire;

/// <summary>Hangfire behind the port: SQL Server storage in production, in-memory storage for trying out. Workers of their own for each queue, so that long loads hold up neither figures nor refresh.</summary>
internal sealed class HangfireJobScheduler : IJobScheduler
{
    /// <summary>Longer than any step of a load: what stops takes as long as it needs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);

    private readonly JobStorage _storage;
    private readonly IJobDesk _desk;
    private readonly TimeSpan _polling;
    private readonly RecurringJobManager _recurring;
    private readonly BackgroundJobClient _client;
    private readonly List<BackgroundJobServer> _servers = [];

    /// <param name="polling">How often the timetable is looked at; 15 seconds unless a test is in a hurry.</param>
    public HangfireJobScheduler(JobStorage storage, IJobDesk desk, TimeSpan? polling = null)
    {
        (_storage, _desk, _polling) = (storage, desk, polling ?? TimeSpan.FromSeconds(15));
        _recurring = new RecurringJobManager(storage);
        _client = new BackgroundJobClient(storage);
        ConsoleListener.Install();
    }

    public ISchedulerPages? Pages => new HangfireDashboard(_storage);

    public Task SetTimetableAsync(IReadOnlyList<TimetableLine> lines, CancellationToken cancellationToken)
    {
        Dictionary<string, TimetableLine> wanted = lines.Where(line => !line.IsOff).ToDictionary(line => line.Code);
        Dictionary<string, RecurringJobDto> standing;
        using (IStorageConnection connection = _storage.GetConnection())
        {
            standing = connection.GetRecurringJobs().ToDictionary(job => job.Id);
        }

        foreach (string stale in standing.Keys.Where(code => !wanted.ContainsKey(code)))
        {
            _recurring.RemoveIfExists(stale);
        }

        // A line that is right already is left alone: put anew, it would forget the hour that it missed.
        foreach (TimetableLine line in wanted.Values.Where(line => standing.GetValueOrDefault(line.Code)?.Cron != line.Cron))
        {
            _recurring.AddOrUpdate(
                line.Code, Job.FromExpression<HangfireCall>(call => call.DueAsync(line.Code, line.Cron, null!, CancellationToken.None), line.Queue), line.Cron,
                new RecurringJobOptions { TimeZone = Timetable.Zone, MisfireHandling = MisfireHandlingMode.Relaxed });
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach ((JobKind kind, int workers) in ((JobKind, int)[])[(JobKind.Load, 2), (JobKind.Figures, 1), (JobKind.Refresh, 1), (JobKind.Notices, 1)])
        {
            _servers.Add(new BackgroundJobServer(
                new BackgroundJobServerOptions
                {
                    ServerName = $"bhyt-{TimetableLine.QueueOf(kind)}:{Environment.MachineName}",
                    Queues = [TimetableLine.QueueOf(kind)],
                    WorkerCount = workers,
                    SchedulePollingInterval = _polling,
                    ShutdownTimeout = Patience,
                    Activator = new DeskActivator(_desk),
                    // One of them keeps the hours, the others only work.
                    IsLightweightServer = kind != JobKind.Load,
                },
                _storage));
        }

        return Task.CompletedTask;
    }

    public Task EnqueueAsync(long run, string lineCode, string queue, CancellationToken cancellationToken)
    {
        using IStorageConnection connection = _storage.GetConnection();
        using IDisposable alone = connection.AcquireDistributedLock(HangfireCall.Waiting, LockPatience);
        if (!connection.GetAllItemsFromSet(HangfireCall.Waiting).Contains(HangfireCall.NameOf(run)))
        {
            using (IWriteOnlyTransaction noted = connection.CreateWriteTransaction())
            {
                noted.AddToSet(HangfireCall.Waiting, HangfireCall.NameOf(run));
                noted.Commit();
            }

            _client.Create(Job.FromExpression<HangfireCall>(call => call.ExecuteAsync(run, lineCode, null!, CancellationToken.None)), new EnqueuedState(queue));
        }

        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> NextAsync(string lineCode, CancellationToken cancellationToken)
    {
        using IStorageConnection connection = _storage.GetConnection();
        DateTime? next = connection.GetRecurringJobs([lineCode]).FirstOrDefault(job => !job.Removed)?.NextExecution;
        return Task.FromResult<DateTimeOffset?>(next is { } moment ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)) : null);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (BackgroundJobServer server in _servers)
        {
            server.SendStop();
        }

        await Task.WhenAll(_servers.Select(server => server.WaitForShutdownAsync(cancellationToken)));
    }

    public ValueTask DisposeAsync()
    {
        foreach (BackgroundJobServer server in _servers)
        {
            server.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Makes what Hangfire calls, for the desk of this host.</summary>
    private sealed class DeskActivator(IJobDesk desk) : JobActivator
    {
        public override object ActivateJob(Type jobType) => jobType == typeof(HangfireCall) ? new HangfireCall(desk) : base.ActivateJob(jobType);
    }
}
