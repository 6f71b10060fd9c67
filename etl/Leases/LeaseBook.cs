using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Leases;

/// <summary>The leases of one host in jobs.db. Nothing in it has to be cleaned up after a crash: a lease runs out, and that of a process that has ended on this machine is free at once.</summary>
public sealed class LeaseBook(string path, TimeProvider time, LeaseTerms terms)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public LeaseHolder Holder { get; } = LeaseHolder.Next();

    /// <summary>Null when another host holds it.</summary>
    /// <param name="above">The token is greater than this one too: a job store from a backup may know less than the warehouse.</param>
    public Lease? TryTake(LeaseResource resource, long above = 0) => TryTake(resource, above, out _);

    /// <exception cref="LeaseHeldException">Another host holds it.</exception>
    public Lease Take(LeaseResource resource, long above = 0) => TryTake(resource, above, out LeaseEntry? held) ?? throw new LeaseHeldException(held!);

    /// <summary>Waits for the lease as long as the terms allow, also for those who share it to end; none enters meanwhile.</summary>
    /// <exception cref="LeaseHeldException">It did not become free in time.</exception>
    public Lease Await(LeaseResource resource, long above, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        Lease? lease = null;
        try
        {
            while (true)
            {
                LeaseEntry? held = null;
                lease ??= TryTake(resource, above, out held);
                if (lease is not null && (held = Sharer(resource)) is null)
                {
                    return lease;
                }

                WaitOrGiveUp(start, held!, cancellationToken);
            }
        }
        catch
        {
            lease?.Dispose();
            throw;
        }
    }

    /// <summary>Waits until nobody holds it alone, then holds it beside others.</summary>
    /// <exception cref="LeaseHeldException">It did not become free in time.</exception>
    public Lease AwaitShare(LeaseResource resource, long above, CancellationToken cancellationToken)
    {
        for (long start = time.GetTimestamp(); ;)
        {
            using (SqliteConnection connection = Open())
            using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
            {
                LeaseEntry? held = Standing(connection, resource).FirstOrDefault(entry => !entry.IsShared && !entry.IsOver);
                if (held is null)
                {
                    long token = NextToken(connection, resource, above);
                    Write(connection, resource, share: 0, token, holder: "");
                    Write(connection, resource, share: token, token, Holder.ToString());
                    transaction.Commit();
                    return NewLease(resource, isShared: true, token);
                }

                transaction.Rollback();
                WaitOrGiveUp(start, held, cancellationToken);
            }
        }
    }

    /// <summary>What is written as held; changes nothing.</summary>
    public static IReadOnlyList<LeaseEntry> Standing(string path, TimeProvider time)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection.ScalarLong("SELECT COUNT(*) FROM sqlite_master WHERE name = 'lease'") == 0 ? [] : Standing(connection, time, resource: null);
    }

    /// <summary>False when another host has taken it over.</summary>
    internal bool Renew(Lease lease)
    {
        try
        {
            using SqliteConnection connection = Open();
            return connection.Run("UPDATE lease SET expires_at = @until WHERE resource = @resource AND share = @share AND token = @token AND holder = @holder",
                ("@until", Until()), ("@resource", lease.Resource.Name), ("@share", ShareOf(lease)), ("@token", lease.Token), ("@holder", Holder.ToString())) == 1;
        }
        catch (Exception passing) when (passing is SqliteException or WarehouseException or IOException)
        {
            // A full disk or a busy store takes no lease away; it only may run out, and then the fence says so.
            return true;
        }
    }

    internal void Release(Lease lease)
    {
        try
        {
            using SqliteConnection connection = Open();
            connection.Run(
                lease.IsShared
                    ? "DELETE FROM lease WHERE resource = @resource AND share = @share AND token = @token AND holder = @holder"
                    : "UPDATE lease SET holder = '', expires_at = '' WHERE resource = @resource AND share = @share AND token = @token AND holder = @holder",
                ("@resource", lease.Resource.Name), ("@share", ShareOf(lease)), ("@token", lease.Token), ("@holder", Holder.ToString()));
        }
        catch (Exception passing) when (passing is SqliteException or WarehouseException or IOException)
        {
            // It runs out by itself, and at once when this process has ended.
        }
    }

    private Lease? TryTake(LeaseResource resource, long above, out LeaseEntry? held)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        held = Standing(connection, resource).FirstOrDefault(entry => !entry.IsShared && !entry.IsOver);
        if (held is not null)
        {
            return null;
        }

        long token = NextToken(connection, resource, above);
        Write(connection, resource, share: 0, token, Holder.ToString());
        transaction.Commit();
        return NewLease(resource, isShared: false, token);
    }

    private LeaseEntry? Sharer(LeaseResource resource)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        // One that ran out must not be renewed any more once the resource is held alone.
        ForgetExpiredShares(connection, resource);
        LeaseEntry? sharer = Standing(connection, resource).FirstOrDefault(entry => entry.IsShared && !entry.IsOver);
        transaction.Commit();
        return sharer;
    }

    private List<LeaseEntry> Standing(SqliteConnection connection, LeaseResource resource) => Standing(connection, time, resource.Name);

    private static List<LeaseEntry> Standing(SqliteConnection connection, TimeProvider time, string? resource)
    {
        DateTimeOffset now = time.GetUtcNow();
        return [.. connection.Rows(
            "SELECT resource, share, token, holder, taken_at, expires_at FROM lease WHERE holder <> '' AND resource = COALESCE(@resource, resource) ORDER BY resource, share",
            reader =>
            {
                LeaseHolder holder = LeaseHolder.Parse(reader.GetString(3));
                DateTimeOffset expires = JobTime.Read(reader.GetString(5));
                return new LeaseEntry(new LeaseResource(reader.GetString(0)), reader.GetInt64(1) > 0, reader.GetInt64(2), holder, JobTime.Read(reader.GetString(4)), expires, expires <= now || holder.HasEnded());
            },
            ("@resource", (object?)resource ?? DBNull.Value))];
    }

    private static long NextToken(SqliteConnection connection, LeaseResource resource, long above) =>
        Math.Max(above, connection.ScalarLong("SELECT COALESCE(MAX(token), 0) FROM lease WHERE resource = @resource", ("@resource", resource.Name))) + 1;

    /// <summary>Row 0 of a resource stands for holding it alone and keeps the newest token; a share has a row of its own while it lasts.</summary>
    private void Write(SqliteConnection connection, LeaseResource resource, long share, long token, string holder)
    {
        ForgetExpiredShares(connection, resource);
        connection.Run(
            "INSERT INTO lease (resource, share, token, holder, taken_at, expires_at) VALUES (@resource, @share, @token, @holder, @now, @until) ON CONFLICT (resource, share) DO UPDATE SET token = excluded.token, holder = excluded.holder, taken_at = excluded.taken_at, expires_at = excluded.expires_at",
            ("@resource", resource.Name), ("@share", share), ("@token", token), ("@holder", holder), ("@now", JobTime.Write(time.GetUtcNow())), ("@until", holder.Length == 0 ? "" : Until()));
    }

    private void ForgetExpiredShares(SqliteConnection connection, LeaseResource resource) =>
        connection.Run("DELETE FROM lease WHERE resource = @resource AND share > 0 AND expires_at <= @now", ("@resource", resource.Name), ("@now", JobTime.Write(time.GetUtcNow())));

    private Lease NewLease(LeaseResource resource, bool isShared, long token) => new(this, resource, isShared, token, terms.Duration / 3, time);

    private void WaitOrGiveUp(long start, LeaseEntry held, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(start) >= terms.Patience)
        {
            throw new LeaseHeldException(held);
        }

        Task.Delay(Pause, time, cancellationToken).GetAwaiter().GetResult();
    }

    private static long ShareOf(Lease lease) => lease.IsShared ? lease.Token : 0;

    private string Until() => JobTime.Write(time.GetUtcNow() + terms.Duration);

    private SqliteConnection Open()
    {
        try
        {
            // A lease need not survive a power cut: no holder does, and tokens stay above those that the warehouse has seen.
            return JobStore.Open(
                path,
                """
                PRAGMA synchronous = NORMAL;
                CREATE TABLE IF NOT EXISTS lease (resource TEXT NOT NULL, share INTEGER NOT NULL, token INTEGER NOT NULL, holder TEXT NOT NULL, taken_at TEXT NOT NULL, expires_at TEXT NOT NULL, PRIMARY KEY (resource, share)) STRICT;
                """);
        }
        catch (UnauthorizedAccessException)
        {
            throw new WarehouseException($"{path}: no permission to create or write the job store. Give this account the right to write there, or name another place with --warehouse sqlite:PATH.");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            throw WarehouseException.From(path, exception);
        }
    }
}
