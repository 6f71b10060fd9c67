using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Benchmarks;

/// <summary>The book of runs with a million of them: what the start page asks, and every kind of search, at the 50th and 95th of a hundred.</summary>
internal static class RunsBenchmark
{
    private const double MostMilliseconds = 300;
    private const int Facilities = 220;
    private const int Times = 200;
    private const int WarmUps = 10;
    private const int RunningCount = 6;
    private const int WaitingCount = 20;
    private const int HeldCount = 50_000;
    private const int ClaimCount = 200_000;

    public static int Run(string[] args)
    {
        int count = Option(args, "--runs") is { } runs ? int.Parse(runs, CultureInfo.InvariantCulture) : 1_000_000;
        int seed = Option(args, "--seed") is { } said ? int.Parse(said, CultureInfo.InvariantCulture) : RandomNumberGenerator.GetInt32(1_000_000);
        string? keep = Option(args, "--keep");
        string folder = keep ?? Directory.CreateTempSubdirectory("bhyt-runs-").FullName;
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {count:N0} runs"));
            return Measure(folder, count, new Random(seed));
        }
        finally
        {
            if (keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static int Measure(string folder, int count, Random random)
    {
        WarehouseHome home = WarehouseHome.OpenOrCreate(Path.Combine(folder, "warehouse.db"), TimeProvider.System);
        RunBook book = new(home.JobsPath, TimeProvider.System);
        if (book.Search(new RunFilter { Most = 1 }).Count == 0)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Fill(home, count, random);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made in {watch.Elapsed.TotalSeconds:0} s; jobs.db {new FileInfo(home.JobsPath).Length / 1_000_000:N0} MB, warehouse.db {new FileInfo(home.Warehouse.Path).Length / 1_000_000:N0} MB"));
        }

        RunSearch search = new(home.Warehouse, book);
        string[] lines = [.. Timetable.Lines.Select(line => line.Code)];
        string[] feeds = [.. Timetable.Lines.Where(line => line.FeedCode.Length > 0).Select(line => line.FeedCode)];
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        Console.WriteLine();
        Console.WriteLine($"{"",-52} {"p50 ms",8} {"p95 ms",8} {"rows",6}");
        bool isGood = true;
        Time("start page: last runs of each line", () => book.LastOf(lines).Count);
        Time("start page: due", () => book.Due().Count);
        Time("start page: by state in 24 hours", () => book.CountsSince(now.AddDays(-1)).Count);
        Time("start page: heartbeats", () => book.Beats().Count);
        Time("start page: paused lines", () => book.Paused().Count);
        Time("start page: running", () => book.Search(new RunFilter { State = RunState.Running }).Count);
        Time("start page: newest 50", () => book.Search(new RunFilter()).Count);
        Time("start page: newest 50 failed", () => book.Search(new RunFilter { State = RunState.Failed }).Count);
        Time("start page: back-fills that failed for good", () => book.AskedThatFailed().Count);
        Time("one run", () => book.Find(random.Next(1, count)) is null ? 0 : 1);
        Time("log of a run", () => book.LogOf(random.Next(1, count)).Count);
        Time("search: a page far back", () => book.Search(new RunFilter { Before = random.Next(100, count) }).Count);
        Time("search: line", () => book.Search(new RunFilter { LineCode = Any(lines) }).Count);
        Time("search: line that failed", () => book.Search(new RunFilter { LineCode = Any(lines), State = RunState.Failed }).Count);
        Time("search: feed", () => book.Search(new RunFilter { FeedCode = Any(feeds) }).Count);
        Time("search: feed and state", () => book.Search(new RunFilter { FeedCode = Any(feeds), State = Any(Enum.GetValues<RunState>()) }).Count);
        Time("search: state", () => book.Search(new RunFilter { State = Any(Enum.GetValues<RunState>()) }).Count);
        Time("search: cause", () => book.Search(new RunFilter { Cause = Any(Enum.GetValues<RunCause>()) }).Count);
        Time("search: cause and state", () => book.Search(new RunFilter { Cause = Any(Enum.GetValues<RunCause>()), State = Any(Enum.GetValues<RunState>()) }).Count);
        Time("search: kind", () => book.Search(new RunFilter { Kind = Any(Enum.GetValues<JobKind>()) }).Count);
        Time("search: who asked", () => book.Search(new RunFilter { AskedBy = Asker(random.Next(12)) }).Count);
        Time("search: since a day ago", () => book.Search(new RunFilter { Since = now.AddDays(-1) }).Count);
        Time("search: since, and none", () => book.Search(new RunFilter { Since = now.AddDays(1) }).Count);
        Time("search: since a month ago, cancelled", () => book.Search(new RunFilter { Since = now.AddDays(-30), State = RunState.Cancelled }).Count);
        Time("search: load", () => book.Search(new RunFilter { Load = random.Next(1, count) }).Count);
        Time("search: facility", () => book.Search(new RunFilter { FacilityCode = Facility(random.Next(Facilities)) }).Count);
        Time("search: facility that there is not", () => book.Search(new RunFilter { FacilityCode = "99999" }).Count);
        Time("search: facility that came once", () => book.Search(new RunFilter { FacilityCode = Facility(Facilities) }).Count);
        Time("search: facility and state", () => book.Search(new RunFilter { FacilityCode = Facility(random.Next(Facilities)), State = Any(Enum.GetValues<RunState>()) }).Count);
        Time("search: facility, a page far back", () => book.Search(new RunFilter { FacilityCode = Facility(random.Next(Facilities)), Before = random.Next(100, count) }).Count);
        Time("search: month", () => book.Search(new RunFilter { MonthKey = Month(random.Next(36)) }).Count);
        Time("search: month and failed", () => book.Search(new RunFilter { MonthKey = Month(random.Next(36)), State = RunState.Failed }).Count);
        Time("search: facility and month", () => book.Search(new RunFilter { FacilityCode = Facility(random.Next(Facilities)), MonthKey = Month(random.Next(36)) }).Count);
        Time("search: file, whole hash", () => search.Find(new RunFilter(), HashOf(random.Next(1, count)), "").Count);
        Time("search: file, 8 digits", () => search.Find(new RunFilter(), HashOf(random.Next(1, count))[..8], "").Count);
        Time("search: dossier", () => search.Find(new RunFilter(), "", $"LK{random.Next(ClaimCount + HeldCount)}").Count);
        Time("search: dossier that there is not", () => search.Find(new RunFilter(), "", "none").Count);
        Console.WriteLine();
        Console.WriteLine(isGood ? "ok" : $"MISS: something takes longer than {MostMilliseconds} ms at p95");
        return isGood ? 0 : 1;

        T Any<T>(T[] values) => values[random.Next(values.Length)];

        void Time(string name, Func<int> ask)
        {
            double[] taken = new double[Times];
            int rows = 0;
            for (int at = -WarmUps; at < Times; at++)
            {
                long start = Stopwatch.GetTimestamp();
                rows = Math.Max(rows, ask());
                if (at >= 0)
                {
                    taken[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }

            Array.Sort(taken);
            (double half, double most) = (taken[Times / 2], taken[(int)(Times * 0.95)]);
            bool isWell = most <= MostMilliseconds;
            isGood &= isWell;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isWell ? "ok  " : "MISS")} {name,-47} {half,8:0.0} {most,8:0.0} {rows,6:N0}"));
        }
    }

    /// <summary>Runs as years of a province leave them: most of the claims, most done, loads of several facilities, three lines of log each; and in the warehouse the files and dossiers by which runs are looked for.</summary>
    private static void Fill(WarehouseHome home, int count, Random random)
    {
        // Each line as often as its hours say, so that some are had by the hundred thousand and some by the thousand.
        (string Line, string Kind, string Feed, int Weight)[] lines = [.. Timetable.Lines.Select(line => (line.Code, line.Kind.ToString(), line.FeedCode, line.Cron.StartsWith("*/", StringComparison.Ordinal) ? 400 : line.Cron.Contains(" * * * *", StringComparison.Ordinal) ? 60 : 4))];
        int weights = lines.Sum(line => line.Weight);
        _ = new RunBook(home.JobsPath, TimeProvider.System).Paused();
        DateTimeOffset first = TimeProvider.System.GetUtcNow().AddMinutes(-2.0 * count);
        using (SqliteConnection jobs = JobStore.Open(home.JobsPath, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;"))
        using (SqliteTransaction transaction = jobs.BeginTransaction())
        {
            using SqliteCommand run = Command(jobs, "INSERT INTO job_run (line, kind, feed, cause, asked_by, reason, due_at, state, attempt, earlier_run, holder, host, started_at, beat_at, ended_at, message, loads) VALUES (@line, @kind, @feed, @cause, @by, '', @at, @state, 1, 0, @holder, 'machine/1', @at, @at, @ended, @message, @loads)", "@line", "@kind", "@feed", "@cause", "@by", "@at", "@state", "@holder", "@ended", "@message", "@loads");
            using SqliteCommand made = Command(jobs, "INSERT INTO job_run_load (load, run, is_traced) VALUES (@load, @load, 1)", "@load");
            using SqliteCommand slice = Command(jobs, "INSERT OR IGNORE INTO job_run_slice (facility, month, run) VALUES (@facility, @month, @run)", "@facility", "@month", "@run");
            using SqliteCommand log = Command(jobs, "INSERT INTO job_run_log (run, at, line) VALUES (@run, @at, @line)", "@run", "@at", "@line");
            string holder = LeaseHolder.Next().ToString();
            for (int number = 1; number <= count; number++)
            {
                int pick = random.Next(weights);
                int line = 0;
                while ((pick -= lines[line].Weight) >= 0)
                {
                    line++;
                }

                bool isOpen = number > count - RunningCount - WaitingCount;
                int luck = random.Next(1000);
                string state = isOpen ? (number > count - WaitingCount ? "Waiting" : "Running") : luck < 955 ? "Done" : luck < 975 ? "Failed" : luck < 985 ? "Skipped" : luck < 995 ? "Interrupted" : "Cancelled";
                string cause = luck % 50 == 0 ? "Operator" : luck % 20 == 0 ? "Retry" : luck % 200 == 1 ? "Resumption" : lines[line].Kind is "Figures" or "Refresh" ? "FollowUp" : "Timetable";
                // Two runs of a line are never due at the same moment.
                string at = first.AddMinutes(2.0 * number).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
                bool isLoad = lines[line].Kind == "Load" && state == "Done" && random.Next(10) < 6;
                Execute(run, lines[line].Line, lines[line].Kind, lines[line].Feed, cause, cause == "Operator" ? Asker(random.Next(12)) : "machine/1", at, state, isOpen ? holder : "", isOpen ? "" : at, state == "Waiting" ? "" : $"Load {number}: {random.Next(5000)} records loaded, {random.Next(20)} quarantined.", isLoad ? $"[{number}]" : "[]");
                if (isLoad)
                {
                    Execute(made, number);
                    int month = Math.Min(35, (int)(36L * number / count));
                    for (int facility = random.Next(1, 9); facility > 0; facility--)
                    {
                        Execute(slice, Facility(random.Next(Facilities)), Month(Math.Max(0, month - random.Next(2))), number);
                    }
                }

                for (int entry = 0; entry < 3; entry++)
                {
                    Execute(log, number, at, "Load published: what came of it stands in the ledger.");
                }
            }

            Execute(slice, Facility(Facilities), Month(20), count / 2);
            transaction.Commit();
        }

        using SqliteConnection warehouse = home.Warehouse.OpenWriter();
        using SqliteTransaction filling = warehouse.BeginTransaction(deferred: false);
        using SqliteCommand file = Command(warehouse, "INSERT INTO audit_SourceFile (SourceFileKey, LoadRunKey, FeedCode, FileName, FileHash, ByteSize, ReceivedAt, DeclaredRecordCount, StateName, RefusalRuleCode) VALUES (@key, @key, 'VssClaims', 'file.xml', @hash, 1, '2026-01-01T00:00:00Z', 1, 'read', '')", "@key", "@hash");
        for (int key = 1; key <= count; key++)
        {
            Execute(file, key, HashOf(key));
        }

        string[] columns = [.. warehouse.Rows("SELECT name, type FROM pragma_table_info('fact_Claim')", reader => (Name: reader.GetString(0), Type: reader.GetString(1))).Select(column => column.Name switch
        {
            "ClaimKey" => "@key AS ClaimKey",
            "ClaimNumber" => "@number AS ClaimNumber",
            "SourceFileKey" or "VersionSourceFileKey" or "LoadRunKey" => "@file AS " + column.Name,
            _ => (column.Type.Equals("TEXT", StringComparison.OrdinalIgnoreCase) ? "'' AS " : "0 AS ") + column.Name,
        })];
        using SqliteCommand claim = Command(warehouse, $"INSERT INTO fact_Claim SELECT {string.Join(", ", columns)}", "@key", "@number", "@file");
        for (int key = 0; key < ClaimCount; key++)
        {
            Execute(claim, key, $"LK{key}", 1 + (int)((long)key * count / ClaimCount));
        }

        using SqliteCommand held = Command(warehouse, "INSERT INTO quality_Quarantine (LoadRunKey, SourceFileKey, RecordNumber, RecordCode, ByteOffset, ByteCount) VALUES (@load, @load, 1, @number, 0, 0)", "@load", "@number");
        for (int key = 0; key < HeldCount; key++)
        {
            Execute(held, 1 + (int)((long)key * count / HeldCount), $"LK{ClaimCount + key}");
        }

        filling.Commit();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params string[] parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        return command;
    }

    private static void Execute(SqliteCommand command, params object[] values)
    {
        for (int at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at];
        }

        command.ExecuteNonQuery();
    }

    private static string HashOf(int load) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(load.ToString(CultureInfo.InvariantCulture))));

    private static string Facility(int number) => number.ToString("00000", CultureInfo.InvariantCulture);

    private static int Month(int number) => ((2024 + (number / 12)) * 100) + (number % 12) + 1;

    private static string Asker(int number) => $"operator{number.ToString(CultureInfo.InvariantCulture)}";

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and int at && at + 1 < args.Length ? args[at + 1] : null;
}
