using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;

namespace BhytWarehouse.Jobs.Scheduling.Hangfire;

/// <summary>Where Hangfire keeps its jobs: <c>memory</c>, or a connection string of SQL Server behind <c>sqlserver:</c>.</summary>
internal static class HangfireStorage
{
    public const string Memory = "memory";
    public const string SqlServer = "sqlserver:";

    /// <summary>Null where the store is none of Hangfire's.</summary>
    public static JobStorage? Of(string store) =>
        store == Memory ? new InMemoryStorage(new InMemoryStorageOptions())
        : store.StartsWith(SqlServer, StringComparison.OrdinalIgnoreCase)
            // What 1.8 recommends are its defaults; the driver is the one that the project already has. The schema is made at the first start, unless the DBA has run Hangfire's own script.
            ? new SqlServerStorage(() => new SqlConnection(store[SqlServer.Length..]), new SqlServerStorageOptions { SchemaName = "hangfire" })
            : null;
}
