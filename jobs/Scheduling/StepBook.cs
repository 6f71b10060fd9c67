using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Which steps each run told and how far each came, in jobs.db. For who looks; a run goes on by what the warehouse holds, not by this.</summary>
internal sealed class StepBook(string path, TimeProvider time)
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS job_run_step
        (
            run         INTEGER NOT NULL,
            what        TEXT NOT NULL,
            began_at    TEXT NOT NULL, -- UTC
            last_at     TEXT NOT NULL,
            done_count  INTEGER NOT NULL,
            total_count INTEGER NOT NULL,
            note        TEXT NOT NULL,
            PRIMARY KEY (run, what)
        ) STRICT, WITHOUT ROWID;
        """;

    private bool _isMade;

    public void Tell(long run, WorkProgress progress)
    {
        using SqliteConnection connection = Open();
        connection.Run(
            """
            INSERT INTO job_run_step (run, what, began_at, last_at, done_count, total_count, note) VALUES (@run, @what, @now, @now, @done, @total, @note)
            ON CONFLICT (run, what) DO UPDATE SET last_at = @now, done_count = @done, total_count = @total, note = @note
            """,
            ("@run", run), ("@what", progress.What), ("@now", JobTime.Write(time.GetUtcNow())), ("@done", progress.Done), ("@total", progress.Total), ("@note", progress.Note));
    }

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<RunStep> Of(long run)
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT what, began_at, last_at, done_count, total_count, note FROM job_run_step WHERE run = @run ORDER BY began_at, last_at", row =>
            new RunStep(row.GetString(0), JobTime.Read(row.GetString(1)), JobTime.Read(row.GetString(2)), row.GetInt64(3), row.GetInt64(4), row.GetString(5)), ("@run", run));
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = JobStore.Open(path, _isMade ? "" : Tables);
        _isMade = true;
        return connection;
    }
}
