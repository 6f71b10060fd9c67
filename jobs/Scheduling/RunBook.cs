using System.Globalization;
using System.Text.Json;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>The runs of an installation, in jobs.db: what is asked for, what is running where, how everything ended, and which lines are paused. Any process may ask; whoever claims a run first does it.</summary>
/// <remarks>Whichever scheduler has the workers, this is what operators see and what a restart goes by.</remarks>
internal sealed class RunBook(string path, TimeProvider time)
{
    private const string Columns = "number, line, kind, feed, cause, asked_by, reason, state, attempt, earlier_run, host, due_at, started_at, ended_at, cancel_asked_by, doing, done_count, total_count, note, message, loads, month, facility, rule, of_load, of_file";
    private const int MostLogLines = 2_000;

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS job_run
        (
            number          INTEGER PRIMARY KEY AUTOINCREMENT,
            line            TEXT NOT NULL,
            kind            TEXT NOT NULL,
            feed            TEXT NOT NULL,
            cause           TEXT NOT NULL,
            asked_by        TEXT NOT NULL,
            reason          TEXT NOT NULL,
            due_at          TEXT NOT NULL, -- UTC, as the other times
            state           TEXT NOT NULL DEFAULT 'Waiting',
            attempt         INTEGER NOT NULL,
            earlier_run     INTEGER NOT NULL,
            holder          TEXT NOT NULL DEFAULT '',
            host            TEXT NOT NULL DEFAULT '',
            started_at      TEXT NOT NULL DEFAULT '',
            beat_at         TEXT NOT NULL DEFAULT '',
            ended_at        TEXT NOT NULL DEFAULT '',
            cancel_asked_by TEXT NOT NULL DEFAULT '',
            doing           TEXT NOT NULL DEFAULT '',
            done_count      INTEGER NOT NULL DEFAULT 0,
            total_count     INTEGER NOT NULL DEFAULT 0,
            note            TEXT NOT NULL DEFAULT '',
            message         TEXT NOT NULL DEFAULT '',
            loads           TEXT NOT NULL DEFAULT '[]',
            month           INTEGER NOT NULL DEFAULT 0, -- this and the next four: the part of the feed that is meant
            facility        TEXT NOT NULL DEFAULT '',
            rule            TEXT NOT NULL DEFAULT '',
            of_load         INTEGER NOT NULL DEFAULT 0,
            of_file         INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE UNIQUE INDEX IF NOT EXISTS job_run_occurrence ON job_run (line, due_at) WHERE cause = 'Timetable';
        CREATE INDEX IF NOT EXISTS job_run_open ON job_run (state, due_at) WHERE state IN ('Waiting', 'Running');
        CREATE INDEX IF NOT EXISTS job_run_line ON job_run (line, number);
        CREATE INDEX IF NOT EXISTS job_run_line_state ON job_run (line, state, number);
        CREATE INDEX IF NOT EXISTS job_run_cause ON job_run (cause, number);
        CREATE INDEX IF NOT EXISTS job_run_due ON job_run (due_at, state);
        CREATE INDEX IF NOT EXISTS job_run_feed ON job_run (feed, number);
        CREATE INDEX IF NOT EXISTS job_run_state ON job_run (state, number);
        CREATE INDEX IF NOT EXISTS job_run_earlier ON job_run (earlier_run, number) WHERE earlier_run > 0;
        CREATE INDEX IF NOT EXISTS job_run_asker ON job_run (asked_by, number);
        CREATE TABLE IF NOT EXISTS job_run_load (load INTEGER NOT NULL, run INTEGER NOT NULL, is_traced INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (load, run)) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS job_run_load_untraced ON job_run_load (load) WHERE is_traced = 0;
        CREATE TABLE IF NOT EXISTS job_run_slice (facility TEXT NOT NULL, month INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (facility, month, run)) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS job_run_slice_facility ON job_run_slice (facility, run);
        CREATE INDEX IF NOT EXISTS job_run_slice_month ON job_run_slice (month, run);
        CREATE TABLE IF NOT EXISTS job_run_log (entry INTEGER PRIMARY KEY, run INTEGER NOT NULL, at TEXT NOT NULL, line TEXT NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS job_run_log_run ON job_run_log (run, entry);
        CREATE TABLE IF NOT EXISTS job_pause (line TEXT PRIMARY KEY, paused_by TEXT NOT NULL, reason TEXT NOT NULL, paused_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS job_run_kind ON job_run (kind, number);
        CREATE INDEX IF NOT EXISTS job_run_asked ON job_run (state, line, number) WHERE kind IN ('BackFill', 'Replay');
        """;

    /// <summary>Columns that stores of earlier builds lack.</summary>
    private static readonly (string Table, string Column, string Definition)[] Added =
    [
        ("job_run", "month", "INTEGER NOT NULL DEFAULT 0"), ("job_run", "facility", "TEXT NOT NULL DEFAULT ''"), ("job_run", "rule", "TEXT NOT NULL DEFAULT ''"),
        ("job_run", "of_load", "INTEGER NOT NULL DEFAULT 0"), ("job_run", "of_file", "INTEGER NOT NULL DEFAULT 0"), ("job_run_load", "is_traced", "INTEGER NOT NULL DEFAULT 0"),
    ];

    private bool _isMade;

    /// <summary>Gets from how many on those that fit are looked for among all runs, newest first, instead of each by itself; 5,000 but in tests. It changes the speed, never the answer.</summary>
    public int Many { get; init; } = 5_000;

    /// <summary>Notes that something is to be done. A follow-up that waits already is the same one: its number is given.</summary>
    public long Ask(RunRequest request)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long number = Ask(connection, request);
        transaction.Commit();
        return number;
    }

    /// <summary>Notes that a line is due; null where it was noted before, by another host or before a restart.</summary>
    public long? AskDue(RunRequest request)
    {
        using SqliteConnection connection = Open();
        return Insert(connection, request, "INSERT OR IGNORE") is var number and > 0 ? number : null;
    }

    /// <summary>Takes a run that waits for this host; false where another one has it, or nobody is to do it any more.</summary>
    public bool Claim(long number, LeaseHolder holder)
    {
        using SqliteConnection connection = Open();
        return connection.Run(
            "UPDATE job_run SET state = 'Running', holder = @holder, host = @host, started_at = @now, beat_at = @now WHERE number = @number AND state = 'Waiting' AND due_at <= @now",
            ("@holder", holder.ToString()), ("@host", HostOf(holder)), ("@now", Now()), ("@number", number)) == 1;
    }

    /// <summary>Says that the host is still at it; whether the run is still its own, and whether somebody wants it stopped.</summary>
    public (bool IsOwn, string CancelAskedBy) Beat(long number, LeaseHolder holder)
    {
        using SqliteConnection connection = Open();
        connection.Run("UPDATE job_run SET beat_at = @now WHERE number = @number AND state = 'Running' AND holder = @holder", ("@now", Now()), ("@number", number), ("@holder", holder.ToString()));
        List<string> asked = connection.Rows("SELECT cancel_asked_by FROM job_run WHERE number = @number AND state = 'Running' AND holder = @holder", reader => reader.GetString(0), ("@number", number), ("@holder", holder.ToString()));
        return asked is [string by] ? (true, by) : (false, "");
    }

    public void Tell(long number, WorkProgress progress)
    {
        using SqliteConnection connection = Open();
        connection.Run("UPDATE job_run SET doing = @what, done_count = @done, total_count = @total, note = @note WHERE number = @number AND state = 'Running'",
            ("@what", progress.What), ("@done", progress.Done), ("@total", progress.Total), ("@note", progress.Note), ("@number", number));
    }

    public void Log(long number, IReadOnlyList<string> lines)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long count = connection.ScalarLong("SELECT COUNT(*) FROM job_run_log WHERE run = @number", ("@number", number));
        foreach (string line in lines.Take((int)Math.Max(0, MostLogLines - count)))
        {
            connection.Run("INSERT INTO job_run_log (run, at, line) VALUES (@number, @now, @line)", ("@number", number), ("@now", Now()), ("@line", line));
        }

        transaction.Commit();
    }

    public IReadOnlyList<(DateTimeOffset At, string Line)> LogOf(long number)
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT at, line FROM job_run_log WHERE run = @number ORDER BY entry", reader => (JobTime.Read(reader.GetString(0)), reader.GetString(1)), ("@number", number));
    }

    /// <summary>Ends a run and asks for what its end makes due, both or neither; false where it was no longer the host's own.</summary>
    public bool End(long number, LeaseHolder holder, RunState state, string message, IReadOnlyList<int> loads, IEnumerable<RunRequest> next)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        bool isOwn = connection.Run(
            "UPDATE job_run SET state = @state, ended_at = @now, message = @message, loads = @loads WHERE number = @number AND state = 'Running' AND holder = @holder",
            ("@state", state.ToString()), ("@now", Now()), ("@message", message), ("@loads", JsonSerializer.Serialize(loads)), ("@number", number), ("@holder", holder.ToString())) == 1;
        if (isOwn)
        {
            foreach (int load in loads)
            {
                connection.Run("INSERT OR IGNORE INTO job_run_load (load, run) VALUES (@load, @number)", ("@load", load), ("@number", number));
            }

            foreach (RunRequest request in next)
            {
                Ask(connection, request);
            }
        }

        transaction.Commit();
        return isOwn;
    }

    /// <summary>Runs whose time has come and that nobody has taken, oldest first.</summary>
    public IReadOnlyList<JobRun> Due()
    {
        using SqliteConnection connection = Open();
        return connection.Rows($"SELECT {Columns} FROM job_run WHERE state = 'Waiting' AND due_at <= @now ORDER BY due_at, number", Read, ("@now", Now()));
    }

    /// <summary>Asks anew for runs whose host has ended, or said nothing for longer than a lease holds. Returns the numbers of those that were cut off, with those that go on.</summary>
    public IReadOnlyList<(long CutOff, long GoesOn)> TakeUpAbandoned(TimeSpan silence)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        DateTimeOffset now = time.GetUtcNow();
        List<(long, long)> taken = [];
        foreach ((JobRun run, string holder, DateTimeOffset beat) in connection.Rows(
            $"SELECT {Columns}, holder, beat_at FROM job_run WHERE state = 'Running' ORDER BY number", reader => (Read(reader), reader.GetString(26), JobTime.Read(reader.GetString(27)))))
        {
            if (now - beat <= silence && !LeaseHolder.Parse(holder).HasEnded())
            {
                continue;
            }

            bool isStopped = run.CancelAskedBy.Length > 0;
            connection.Run("UPDATE job_run SET state = @state, ended_at = @now, message = @message WHERE number = @number",
                ("@state", (isStopped ? RunState.Cancelled : RunState.Interrupted).ToString()), ("@now", Now()), ("@message", isStopped ? $"stopped by {run.CancelAskedBy}" : $"{run.Host} ended before the run did"), ("@number", run.Number));
            if (!isStopped)
            {
                taken.Add((run.Number, Ask(connection, RunRequest.Again(run, RunCause.Resumption, now, run.Attempt))));
            }
        }

        transaction.Commit();
        return taken;
    }

    /// <summary>Asks a run to stop; false where it has ended. One that waits is cancelled at once, one that runs stops at its next safe point.</summary>
    public bool AskToStop(long number, string who)
    {
        using SqliteConnection connection = Open();
        return connection.Run("UPDATE job_run SET state = 'Cancelled', ended_at = @now, cancel_asked_by = @who, message = @message WHERE number = @number AND state = 'Waiting'", ("@now", Now()), ("@who", who), ("@message", $"stopped by {who} before it began"), ("@number", number))
            + connection.Run("UPDATE job_run SET cancel_asked_by = @who WHERE number = @number AND state = 'Running'", ("@who", who), ("@number", number)) > 0;
    }

    public JobRun? Find(long number)
    {
        using SqliteConnection connection = Open();
        return connection.Rows($"SELECT {Columns} FROM job_run WHERE number = @number", Read, ("@number", number)).FirstOrDefault();
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<JobRun> Search(RunFilter filter)
    {
        using SqliteConnection connection = Open();
        List<string> conditions = [];
        List<(string, object)> values = [("@most", filter.Most)];
        void Where(bool isAsked, string condition, string name, object? value)
        {
            if (isAsked)
            {
                conditions.Add(condition);
                values.Add((name, value!));
            }
        }

        Where(filter.LineCode.Length > 0, "line = @line", "@line", filter.LineCode);
        Where(filter.FeedCode.Length > 0, "feed = @feed", "@feed", filter.FeedCode);
        Where(filter.Kind is not null, "kind = @kind", "@kind", filter.Kind?.ToString());
        Where(filter.State is not null, "state = @state", "@state", filter.State?.ToString());
        Where(filter.Cause is not null, "cause = @cause", "@cause", filter.Cause?.ToString());
        Where(filter.AskedBy.Length > 0, "asked_by = @by", "@by", filter.AskedBy);
        Where(filter.Load is not null, "number IN (SELECT run FROM job_run_load WHERE load = @load)", "@load", filter.Load);
        Where(filter.EarlierRun is not null, "earlier_run = @earlier AND earlier_run > 0", "@earlier", filter.EarlierRun);
        Where(filter.Loads is not null, "number IN (SELECT made.run FROM job_run_load AS made INNER JOIN json_each(@loads) AS meant ON meant.value = made.load)", "@loads", JsonSerializer.Serialize(filter.Loads ?? []));
        string slice = SliceOf(filter);
        values.AddRange([("@facility", filter.FacilityCode), ("@month", filter.MonthKey ?? 0)]);
        // The newest of many slices are met first when the slices are walked; but what few runs have is met first among the runs.
        bool isWalkedBySlice = slice.Length > 0 && !(IsOfFew(filter) && AreMany(connection, $"job_run_slice AS slice WHERE {slice}", values));
        if (slice.Length > 0)
        {
            conditions.Add(isWalkedBySlice ? slice : $"EXISTS (SELECT 1 FROM job_run_slice AS slice WHERE {slice} AND slice.run = job_run.number)");
        }

        if (filter.Since is { } since)
        {
            values.Add(("@since", JobTime.Write(since)));
            conditions.Add(AreMany(connection, "job_run WHERE due_at >= @since", values) ? "+due_at >= @since" : "number IN (SELECT late.number FROM job_run AS late WHERE late.due_at >= @since)");
        }

        Where(filter.Before is not null, isWalkedBySlice ? "slice.run < @before" : "number < @before", "@before", filter.Before);
        if (isWalkedBySlice)
        {
            return connection.Rows(
                $"""
                SELECT {Columns} FROM job_run
                WHERE number IN (SELECT slice.run FROM job_run_slice AS slice CROSS JOIN job_run AS found ON found.number = slice.run WHERE {string.Join(" AND ", conditions)} GROUP BY slice.run ORDER BY slice.run DESC LIMIT @most)
                ORDER BY number DESC
                """, Read, [.. values]);
        }

        return connection.Rows($"SELECT {Columns} FROM job_run{(conditions.Count > 0 ? " WHERE " + string.Join(" AND ", conditions) : "")} ORDER BY number DESC LIMIT @most", Read, [.. values]);
    }

    /// <summary>How many runs due since then are in each state; states of none are left out.</summary>
    public IReadOnlyDictionary<RunState, long> CountsSince(DateTimeOffset since)
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT state, COUNT(*) FROM job_run INDEXED BY job_run_due WHERE due_at >= @since GROUP BY state", reader => (Enum.Parse<RunState>(reader.GetString(0)), reader.GetInt64(1)), ("@since", JobTime.Write(since))).ToDictionary(row => row.Item1, row => row.Item2);
    }

    /// <summary>When the runs that are at work were last heard of, oldest first.</summary>
    public IReadOnlyList<(long Number, DateTimeOffset BeatAt)> Beats()
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT number, beat_at FROM job_run WHERE state = 'Running' ORDER BY beat_at, number", reader => (reader.GetInt64(0), JobTime.Read(reader.GetString(1))));
    }

    /// <summary>Back-fills and replays that failed for good: nobody asked for the same again.</summary>
    public IReadOnlyList<JobRun> AskedThatFailed()
    {
        using SqliteConnection connection = Open();
        return connection.Rows(
            $"""
            SELECT {Columns} FROM job_run INDEXED BY job_run_asked
            WHERE state = 'Failed' AND kind IN ('BackFill', 'Replay') AND NOT EXISTS
            (
                SELECT 1 FROM job_run AS later
                WHERE later.line = job_run.line AND later.number > job_run.number AND later.month = job_run.month AND later.facility = job_run.facility AND later.rule = job_run.rule AND later.of_load = job_run.of_load AND later.of_file = job_run.of_file
            )
            ORDER BY number
            """, Read);
    }

    /// <summary>Loads of runs of which it is not noted yet what they received.</summary>
    public IReadOnlyList<int> Untraced()
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT DISTINCT load FROM job_run_load WHERE is_traced = 0 ORDER BY load", reader => reader.GetInt32(0));
    }

    /// <summary>Notes of which facilities and months a load received something, so that its runs are found by them.</summary>
    public void Trace(int load, IReadOnlyList<(string FacilityCode, int MonthKey)> slices)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach ((string facility, int month) in slices)
        {
            connection.Run("INSERT OR IGNORE INTO job_run_slice (facility, month, run) SELECT @facility, @month, run FROM job_run_load WHERE load = @load", ("@facility", facility), ("@month", month), ("@load", load));
        }

        connection.Run("UPDATE job_run_load SET is_traced = 1 WHERE load = @load", ("@load", load));
        transaction.Commit();
    }

    /// <summary>The newest ended run of each line, and the newest that was done.</summary>
    public IReadOnlyDictionary<string, (JobRun? Last, JobRun? LastDone)> LastOf(IEnumerable<string> lineCodes)
    {
        using SqliteConnection connection = Open();
        JobRun? One(string line, string condition) => connection.Rows($"SELECT {Columns} FROM job_run WHERE line = @line AND {condition} ORDER BY number DESC LIMIT 1", Read, ("@line", line)).FirstOrDefault();
        return lineCodes.ToDictionary(line => line, line => (One(line, "state NOT IN ('Waiting', 'Running')"), One(line, "state = 'Done'")), StringComparer.Ordinal);
    }

    /// <summary>False where it is paused already.</summary>
    public bool Pause(string lineCode, string who, string reason)
    {
        using SqliteConnection connection = Open();
        return connection.Run("INSERT OR IGNORE INTO job_pause (line, paused_by, reason, paused_at) VALUES (@line, @who, @reason, @now)", ("@line", lineCode), ("@who", who), ("@reason", reason), ("@now", Now())) == 1;
    }

    /// <summary>False where it is not paused.</summary>
    public bool Resume(string lineCode)
    {
        using SqliteConnection connection = Open();
        return connection.Run("DELETE FROM job_pause WHERE line = @line", ("@line", lineCode)) == 1;
    }

    public IReadOnlyList<PausedLine> Paused()
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT line, paused_by, reason, paused_at FROM job_pause ORDER BY line", reader => new PausedLine(reader.GetString(0), reader.GetString(1), reader.GetString(2), JobTime.Read(reader.GetString(3))));
    }

    /// <summary>As operators know a host.</summary>
    public static string HostOf(LeaseHolder holder) => string.Create(CultureInfo.InvariantCulture, $"{holder.Machine}/{holder.ProcessId}");

    private static long Ask(SqliteConnection connection, RunRequest request)
    {
        if (request.Cause == RunCause.FollowUp
            && connection.Rows("SELECT number FROM job_run WHERE state = 'Waiting' AND line = @line AND cause = 'FollowUp' ORDER BY number LIMIT 1", reader => reader.GetInt64(0), ("@line", request.LineCode)) is [long waiting])
        {
            return waiting;
        }

        if (request is { Kind: JobKind.BackFill or JobKind.Replay, Cause: RunCause.Operator }
            && connection.Rows(
                "SELECT number FROM job_run WHERE state = 'Waiting' AND line = @line AND month = @month AND facility = @facility AND rule = @rule AND of_load = @load AND of_file = @file ORDER BY number LIMIT 1",
                reader => reader.GetInt64(0), ("@line", request.LineCode), ("@month", request.Scope.MonthKey), ("@facility", request.Scope.FacilityCode), ("@rule", request.Scope.RuleCode), ("@load", request.Scope.LoadRunKey), ("@file", request.Scope.SourceFileKey)) is [long same])
        {
            return same;
        }

        return Insert(connection, request, "INSERT");
    }

    private static long Insert(SqliteConnection connection, RunRequest request, string insert)
    {
        long number = connection.Rows(
            $"""
            {insert} INTO job_run (line, kind, feed, cause, asked_by, reason, due_at, attempt, earlier_run, month, facility, rule, of_load, of_file)
            VALUES (@line, @kind, @feed, @cause, @by, @reason, @due, @attempt, @earlier, @month, @facility, @rule, @load, @file) RETURNING number
            """,
            reader => reader.GetInt64(0),
            ("@line", request.LineCode), ("@kind", request.Kind.ToString()), ("@feed", request.FeedCode), ("@cause", request.Cause.ToString()), ("@by", request.AskedBy), ("@reason", request.Reason),
            ("@due", JobTime.Write(request.DueAt)), ("@attempt", request.Attempt), ("@earlier", request.EarlierRun),
            ("@month", request.Scope.MonthKey), ("@facility", request.Scope.FacilityCode), ("@rule", request.Scope.RuleCode), ("@load", request.Scope.LoadRunKey), ("@file", request.Scope.SourceFileKey)).FirstOrDefault();
        if (number > 0 && (request.Scope.MonthKey > 0 || request.Scope.FacilityCode.Length > 0))
        {
            connection.Run("INSERT OR IGNORE INTO job_run_slice (facility, month, run) VALUES (@facility, @month, @number)", ("@facility", request.Scope.FacilityCode), ("@month", request.Scope.MonthKey), ("@number", number));
        }

        return number;
    }

    /// <summary>Of which slices a run has to be one; empty where none is asked for.</summary>
    private static string SliceOf(RunFilter filter) => (filter.FacilityCode.Length > 0, filter.MonthKey is not null) switch
    {
        (true, true) => "slice.facility = @facility AND slice.month = @month",
        (true, false) => "slice.facility = @facility",
        (false, true) => "slice.month = @month",
        _ => "",
    };

    /// <summary>Whether something is asked for that most runs have not.</summary>
    private static bool IsOfFew(RunFilter filter) =>
        filter.State is not (null or RunState.Done) || filter.Cause is not (null or RunCause.Timetable) || filter.Kind is not (null or JobKind.Load) || filter.AskedBy.Length > 0 || filter.Load is not null || filter.Loads is not null || filter.EarlierRun is not null;

    private bool AreMany(SqliteConnection connection, string rows, List<(string, object)> values) =>
        connection.ScalarLong($"SELECT COUNT(*) FROM (SELECT 1 FROM {rows} LIMIT {Many})", [.. values]) == Many;

    private static JobRun Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), Enum.Parse<JobKind>(row.GetString(2)), row.GetString(3), Enum.Parse<RunCause>(row.GetString(4)), row.GetString(5), row.GetString(6), Enum.Parse<RunState>(row.GetString(7)),
        row.GetInt32(8), row.GetInt64(9), row.GetString(10), JobTime.Read(row.GetString(11)), JobTime.Find(row.GetString(12)), JobTime.Find(row.GetString(13)), row.GetString(14), row.GetString(15), row.GetInt64(16), row.GetInt64(17),
        row.GetString(18), row.GetString(19), JsonSerializer.Deserialize<int[]>(row.GetString(20))!)
    {
        Scope = new RunScope(row.GetInt32(21), row.GetString(22), row.GetString(23), row.GetInt32(24), row.GetInt32(25)),
    };

    private string Now() => JobTime.Write(time.GetUtcNow());

    private SqliteConnection Open()
    {
        SqliteConnection connection = JobStore.Open(path, "");
        try
        {
            if (!_isMade)
            {
                Make(connection);
                _isMade = true;
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes what is missing, in a store of an earlier build too; one that is whole is only looked at.</summary>
    private static void Make(SqliteConnection connection)
    {
        if (connection.ScalarLong("SELECT COUNT(*) FROM sqlite_master WHERE name = 'job_run_asked'") > 0)
        {
            return;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach ((string table, string column, string definition) in Added)
        {
            if (connection.ScalarLong("SELECT COUNT(*) FROM pragma_table_info(@table)", ("@table", table)) > 0 && connection.ScalarLong("SELECT COUNT(*) FROM pragma_table_info(@table) WHERE name = @column", ("@table", table), ("@column", column)) == 0)
            {
                connection.Run($"ALTER TABLE {table} ADD COLUMN {column} {definition}");
            }
        }

        connection.Run(Tables);
        transaction.Commit();
    }
}
