using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling.Quartz;
using Quartz;
#if HANGFIRE
using BhytWarehouse.Jobs.Scheduling.Hangfire;
using Hangfire;
#endif

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Which scheduler a store means: Quartz for a SQLite file and for PostgreSQL, Hangfire for SQL Server and memory where it was built in.</summary>
internal static class SchedulerStore
{
    private static readonly string[] OfHangfire = ["memory", "sqlserver:"];

    /// <summary>Whether several hosts may share it.</summary>
    public static bool IsShared(string store) => QuartzJobScheduler.IsShared(store) || store.StartsWith(OfHangfire[1], StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UsageException">The store is Hangfire's, and this build has none.</exception>
    /// <exception cref="CommandException">The store cannot be reached.</exception>
    public static async Task<IJobScheduler> OpenAsync(string store, IJobDesk desk, TimeProvider time, Language language, CancellationToken cancellationToken)
    {
#if HANGFIRE
        if (HangfireStorage.Of(store) is { } storage)
        {
            return new HangfireJobScheduler(storage, desk);
        }
#else
        if (OfHangfire.Any(beginning => store.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)))
        {
            throw new UsageException($"{ServeCommand.StoreVariable}: this build has no Hangfire, which keeps its jobs in SQL Server or in memory. Build with -p:PackageFeed=full, or name a PostgreSQL database (Host=…), or leave it unset for jobs.db.");
        }
#endif
        try
        {
            return await QuartzJobScheduler.OpenAsync(store, desk, time, misfire: null, cancellationToken);
        }
        catch (SchedulerException closed)
        {
            // The innermost says what happened; a connection string, which may hold a password, is in none of them.
            throw new CommandException(JobsTexts.StoreClosed.In(language, QuartzJobScheduler.IsShared(store) ? "PostgreSQL" : store, closed.GetBaseException().Message.ReplaceLineEndings(" ")));
        }
    }
}
