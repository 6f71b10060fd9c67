using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>The job hosts of an installation, in jobs.db: each says again and again that it is there. For who looks; nothing is decided by it.</summary>
internal sealed class HostBook(string path, TimeProvider time)
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS job_host
        (
            holder     TEXT PRIMARY KEY,
            started_at TEXT NOT NULL, -- UTC
            beat_at    TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>One that said nothing for so long is shown no more.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private bool _isMade;

    public void Beat(LeaseHolder holder)
    {
        using SqliteConnection connection = Open();
        connection.Run("INSERT INTO job_host (holder, started_at, beat_at) VALUES (@holder, @now, @now) ON CONFLICT (holder) DO UPDATE SET beat_at = @now", ("@holder", holder.ToString()), ("@now", JobTime.Write(time.GetUtcNow())));
        connection.Run("DELETE FROM job_host WHERE beat_at < @old", ("@old", JobTime.Write(time.GetUtcNow() - Forgotten)));
    }

    /// <summary>A host that stops in good order leaves.</summary>
    public void Leave(LeaseHolder holder)
    {
        using SqliteConnection connection = Open();
        connection.Run("DELETE FROM job_host WHERE holder = @holder", ("@holder", holder.ToString()));
    }

    /// <summary>The one that spoke last first.</summary>
    public IReadOnlyList<HostEntry> All()
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT holder, started_at, beat_at FROM job_host ORDER BY beat_at DESC", reader =>
        {
            LeaseHolder holder = LeaseHolder.Parse(reader.GetString(0));
            return new HostEntry(RunBook.HostOf(holder), JobTime.Read(reader.GetString(1)), JobTime.Read(reader.GetString(2)), holder.HasEnded());
        });
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = JobStore.Open(path, _isMade ? "" : Tables);
        _isMade = true;
        return connection;
    }
}
