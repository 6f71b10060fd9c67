using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>The account as it stands: what each load received, where it is now, and whether the star still holds exactly that.</summary>
public sealed class LedgerReport(SqliteConnection connection, SourceRegister sources)
{
    private const string Hundredths = "SUM(CAST(ROUND(entry.Quantity * 100) AS INTEGER))";

    private const string Matches =
        "(@run = -1 OR run.LoadRunKey = @run) AND (@feed = '' OR run.FeedCode = @feed COLLATE NOCASE) AND (@month = -1 OR entry.MonthKey = @month) AND (@facility = '' OR entry.FacilityCode = @facility)";

    /// <summary>The loads of feeds, oldest first, with a month or facility only those that brought something of it; code lists that ship with the product are not among them.</summary>
    public IReadOnlyList<LoadRunEntry> Loads(LedgerFilter filter) =>
        [.. connection.Rows(
            """
            SELECT run.LoadRunKey, run.FeedCode, run.StateName, run.StartedAt, run.EndedAt, run.Message, (SELECT COUNT(*) FROM audit_SourceFile AS file WHERE file.LoadRunKey = run.LoadRunKey)
            FROM audit_LoadRun AS run
            WHERE (@run = -1 OR run.LoadRunKey = @run) AND (@feed = '' OR run.FeedCode = @feed COLLATE NOCASE)
                AND ((@month = -1 AND @facility = '') OR EXISTS (SELECT 1 FROM audit_Ledger AS entry WHERE entry.LoadRunKey = run.LoadRunKey AND (@month = -1 OR entry.MonthKey = @month) AND (@facility = '' OR entry.FacilityCode = @facility)))
            ORDER BY run.LoadRunKey
            """,
            reader => new LoadRunEntry(reader.GetInt32(0), reader.GetString(1), StateNames.LoadStateOf(reader.GetString(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt32(6)),
            Values(filter)).Where(load => IsFeed(load.FeedCode))];

    /// <summary>By load, level and state.</summary>
    public IReadOnlyList<LedgerEntry> Entries(LedgerFilter filter) =>
        connection.Rows(
            $"""
            SELECT entry.LoadRunKey, entry.LevelCode, entry.StateCode,
                SUM(CASE WHEN entry.MovedByLoadRunKey = -1 THEN CAST(ROUND(entry.Quantity * 100) AS INTEGER) ELSE 0 END),
                SUM(CASE WHEN entry.MovedByLoadRunKey = -1 THEN 0 ELSE CAST(ROUND(entry.Quantity * 100) AS INTEGER) END)
            FROM audit_Ledger AS entry INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = entry.LoadRunKey
            WHERE {Matches}
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """,
            reader =>
            {
                LedgerLevel level = (LedgerLevel)reader.GetInt32(1);
                return new LedgerEntry(reader.GetInt32(0), level, (LedgerState)reader.GetInt32(2), InUnit(level, reader.GetInt64(3)), InUnit(level, reader.GetInt64(4)));
            },
            Values(filter));

    /// <summary>What later loads and actions moved in the accounts of the loads shown: signed lines, which add up to nothing for each load, mover and level.</summary>
    public IReadOnlyList<LedgerMove> Moves(LedgerFilter filter) =>
        connection.Rows(
            $"""
            SELECT entry.LoadRunKey, entry.MovedByLoadRunKey, entry.LevelCode, entry.StateCode, {Hundredths},
                COALESCE(mover.FeedCode, ''), COALESCE((SELECT MIN(withdrawal.ActionNumber) FROM audit_Withdrawal AS withdrawal WHERE withdrawal.LoadRunKey = entry.MovedByLoadRunKey), 0),
                EXISTS (SELECT 1 FROM quality_Quarantine AS held WHERE held.LoadRunKey = entry.LoadRunKey AND held.RepairedByLoadRunKey = entry.MovedByLoadRunKey AND held.RepairCode = 'NewVersion')
            FROM audit_Ledger AS entry
            INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = entry.LoadRunKey
            LEFT JOIN audit_LoadRun AS mover ON mover.LoadRunKey = entry.MovedByLoadRunKey
            WHERE entry.MovedByLoadRunKey <> -1 AND {Matches}
            GROUP BY 1, 2, 3, 4 HAVING {Hundredths} <> 0 ORDER BY 1, 2, 3, 4
            """,
            reader =>
            {
                (LedgerLevel level, LedgerState state) = ((LedgerLevel)reader.GetInt32(2), (LedgerState)reader.GetInt32(3));
                LedgerMoveCause cause = reader.GetString(5) == WithdrawalRun.RunCode ? LedgerMoveCause.Withdrawn
                    : state == LedgerState.Quarantined && reader.GetInt64(7) == 1 ? LedgerMoveCause.Repaired
                    : state is LedgerState.Quarantined or LedgerState.Refused or LedgerState.Duplicate ? LedgerMoveCause.Replayed
                    : LedgerMoveCause.Superseded;
                return new LedgerMove(reader.GetInt32(0), reader.GetInt32(1), cause, reader.GetInt64(6), level, state, InUnit(level, reader.GetInt64(4)));
            },
            Values(filter));

    /// <summary>Records by feed and month over all published loads that the filter names.</summary>
    public IReadOnlyList<LedgerPeriod> Periods(LedgerFilter filter) =>
        connection.Rows(
            $"""
            SELECT run.FeedCode, entry.MonthKey,
                {Records(LedgerState.Received)}, {Records(LedgerState.Loaded)}, {Records(LedgerState.Quarantined)}, {Records(LedgerState.Refused)}, {Records(LedgerState.Duplicate)}, {Records(LedgerState.Superseded)}, {Records(LedgerState.Withdrawn)}, {Records(LedgerState.NotStored)} + {Records(LedgerState.Unreadable)},
                SUM(CASE WHEN entry.LevelCode = {(int)LedgerLevel.Amount} AND entry.StateCode = {(int)LedgerState.Loaded} THEN CAST(ROUND(entry.Quantity * 100) AS INTEGER) ELSE 0 END)
            FROM audit_Ledger AS entry INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = entry.LoadRunKey
            WHERE entry.LevelCode IN ({(int)LedgerLevel.Record}, {(int)LedgerLevel.Amount}) AND {Matches}
            GROUP BY 1, 2 ORDER BY 1, 2
            """,
            reader => new LedgerPeriod(reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9), reader.GetInt64(10)),
            Values(filter));

    /// <summary>Every difference between what published loads received and where it is now, and between the account and the star. Empty means balanced.</summary>
    /// <remarks>To be asked within a transaction: another host may deliver between two of its questions.</remarks>
    public IReadOnlyList<LedgerDifference> Verify()
    {
        List<LedgerDifference> differences = [];
        foreach ((int run, string file, LedgerLevel level, long received, long accounted) in connection.Rows(
            $"""
            SELECT entry.LoadRunKey, COALESCE(file.FileName, '?'), entry.LevelCode,
                SUM(CASE WHEN entry.StateCode = 1 THEN CAST(ROUND(entry.Quantity * 100) AS INTEGER) ELSE 0 END),
                SUM(CASE WHEN entry.StateCode = 1 THEN 0 ELSE CAST(ROUND(entry.Quantity * 100) AS INTEGER) END)
            FROM audit_Ledger AS entry LEFT JOIN audit_SourceFile AS file ON file.SourceFileKey = entry.SourceFileKey
            GROUP BY entry.LoadRunKey, entry.SourceFileKey, entry.LevelCode
            ORDER BY entry.LoadRunKey, entry.SourceFileKey, entry.LevelCode
            """,
            reader => (reader.GetInt32(0), reader.GetString(1), (LedgerLevel)reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4))))
        {
            if (received != accounted)
            {
                differences.Add(new LedgerDifference(level, Where(run, file), "received", InUnit(level, received), "accounted for", InUnit(level, accounted)));
            }
        }

        foreach ((int run, string file) in connection.Rows(
            "SELECT run.LoadRunKey, file.FileName FROM audit_SourceFile AS file INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = file.LoadRunKey WHERE run.StateName = 'published' AND NOT EXISTS (SELECT 1 FROM audit_Ledger AS entry WHERE entry.LoadRunKey = run.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.LevelCode = 1 AND entry.StateCode = 1)",
            reader => (reader.GetInt32(0), reader.GetString(1))))
        {
            differences.Add(new LedgerDifference(LedgerLevel.File, Where(run, file), "files received", 1, "in the ledger", 0));
        }

        foreach (ISource source in sources.Sources)
        {
            differences.AddRange(CompareWithStar(source.Delivery));
        }

        return differences;
    }

    /// <param name="afterPublication">Counted by publications: a load with a smaller key may have become visible later.</param>
    /// <summary>The rows that each load has in each fact now, and those that it pointed to another version; what a refresh of the reports must follow.</summary>
    public IReadOnlyList<(int LoadRunKey, string FeedCode, string Table, long RowCount)> Changes(int afterPublication)
    {
        List<(int, string, string, long)> changes = [];
        foreach (WarehouseObject table in WarehouseSchema.Objects.Where(item => item.Schema is "fact" or "dim" && item.Kind == WarehouseObjectKind.Table && item.Columns.Any(column => column.Name == "LoadRunKey")))
        {
            changes.AddRange(connection.Rows(
                $"SELECT run.LoadRunKey, run.FeedCode, '{table.Schema}.{table.Name}', COUNT(*) FROM {table.SqliteName} AS row INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = row.LoadRunKey WHERE run.PublicationNumber > @after AND run.StateName = 'published' GROUP BY 1, 2",
                reader => (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)), ("@after", afterPublication)));
        }

        foreach (FeedDelivery feed in sources.Sources.Select(source => source.Delivery))
        {
            foreach (FactDelivery fact in feed.Facts.Where(fact => !HasLoadRunKey(fact)))
            {
                // A table without LoadRunKey: its keys are a range of the load's record keys.
                changes.AddRange(connection.Rows(
                    $"SELECT run.LoadRunKey, run.FeedCode, (SELECT COUNT(*) FROM {SqliteWarehouse.Table("fact", fact.Fact)} AS row WHERE row.{fact.KeyColumn} BETWEEN run.FirstRecordKey * {fact.KeysPerRecord} AND (run.LastRecordKey + 1) * {fact.KeysPerRecord} - 1) FROM audit_LoadRun AS run WHERE run.PublicationNumber > @after AND run.StateName = 'published' AND run.FeedCode = @feed AND run.LastRecordKey >= run.FirstRecordKey",
                    reader => (reader.GetInt32(0), reader.GetString(1), "fact." + fact.Fact, reader.GetInt64(2)), ("@after", afterPublication), ("@feed", feed.FeedCode)));
            }
        }

        foreach (FeedDelivery feed in sources.Sources.Select(source => source.Delivery))
        {
            foreach (FactVersions versions in feed.Facts.Select(fact => fact.Versions).OfType<FactVersions>().Where(versions => versions.Withdrawn is not null))
            {
                // What was withdrawn left its facts without a row in their place; what came back left those withdrawn.
                foreach ((int run, string mover, long left, long came) in connection.Rows(
                    $"""
                    SELECT mover.LoadRunKey, mover.FeedCode, CAST(SUM(CASE WHEN moved.Quantity > 0 THEN moved.Quantity ELSE 0 END) AS INTEGER), CAST(SUM(CASE WHEN moved.Quantity < 0 THEN -moved.Quantity ELSE 0 END) AS INTEGER)
                    FROM audit_Ledger AS moved
                    INNER JOIN audit_LoadRun AS mover ON mover.LoadRunKey = moved.MovedByLoadRunKey AND mover.StateName = 'published'
                    INNER JOIN audit_LoadRun AS owner ON owner.LoadRunKey = moved.LoadRunKey AND owner.FeedCode = @feed
                    WHERE mover.PublicationNumber > @after AND moved.LevelCode = {(int)LedgerLevel.Record} AND moved.StateCode = {(int)LedgerState.Withdrawn}
                    GROUP BY 1, 2
                    """,
                    reader => (reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3)), ("@after", afterPublication), ("@feed", feed.FeedCode)))
                {
                    changes.AddRange(versions.Facts.Select(fact => (run, mover, "fact." + fact.Fact, left)));
                    changes.Add((run, mover, "fact." + versions.Withdrawn!.Fact, left + came));
                }
            }
        }

        // Rows of other loads that point to another version now.
        changes.AddRange(connection.Rows(
            "SELECT run.LoadRunKey, run.FeedCode, moved.TableName, SUM(moved.MovedRowCount) FROM audit_Rekeying AS moved INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = moved.LoadRunKey WHERE run.PublicationNumber > @after AND run.StateName = 'published' GROUP BY 1, 2, 3",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)), ("@after", afterPublication)));
        return [.. changes.Where(change => change.Item4 > 0).GroupBy(change => (change.Item1, change.Item2, change.Item3)).Select(change => (change.Key.Item1, change.Key.Item2, change.Key.Item3, change.Sum(part => part.Item4)))];
    }

    /// <summary>The number of the newest publication; 0 when there is none.</summary>
    public int NewestPublication() => (int)connection.ScalarLong("SELECT COALESCE(MAX(PublicationNumber), 0) FROM audit_LoadRun");

    private IEnumerable<LedgerDifference> CompareWithStar(FeedDelivery feed)
    {
        Dictionary<(int Run, LedgerLevel Level), long> account = AccountOf(feed, LedgerState.Loaded);
        foreach (IGrouping<LedgerLevel, StarMeasure> level in feed.Measures.GroupBy(measure => measure.Level))
        {
            Dictionary<int, long> star = [];
            foreach ((int run, long sum) in level.SelectMany(StarSums))
            {
                star[run] = star.GetValueOrDefault(run) + sum;
            }

            string facts = "fact." + string.Join(", fact.", level.Select(measure => measure.Fact.Fact).Distinct());
            foreach (int run in account.Keys.Where(key => key.Level == level.Key).Select(key => key.Run).Union(star.Keys).Order())
            {
                long told = account.GetValueOrDefault((run, level.Key));
                long held = star.GetValueOrDefault(run);
                if (told != held)
                {
                    yield return new LedgerDifference(level.Key, Where(run, facts), "loaded by the ledger", told, "in the star", held);
                }
            }
        }

        foreach (WithdrawnRecords withdrawn in feed.Facts.Select(fact => fact.Versions?.Withdrawn).OfType<WithdrawnRecords>())
        {
            Dictionary<(int Run, LedgerLevel Level), long> told = AccountOf(feed, LedgerState.Withdrawn);
            foreach ((LedgerLevel level, string expression) in withdrawn.Quantities)
            {
                Dictionary<int, long> held = connection.Rows($"SELECT row.LoadRunKey, SUM({expression}) FROM {SqliteWarehouse.Table("fact", withdrawn.Fact)} AS row GROUP BY 1", reader => (Run: reader.GetInt32(0), Sum: reader.GetInt64(1))).ToDictionary(row => row.Run, row => row.Sum);
                foreach (int run in told.Keys.Where(key => key.Level == level).Select(key => key.Run).Union(held.Keys).Order().Where(run => told.GetValueOrDefault((run, level)) != held.GetValueOrDefault(run)))
                {
                    yield return new LedgerDifference(level, Where(run, "fact." + withdrawn.Fact), "withdrawn by the ledger", told.GetValueOrDefault((run, level)), "in the star", held.GetValueOrDefault(run));
                }
            }
        }

        List<(int, long)> StarSums(StarMeasure measure)
        {
            string table = SqliteWarehouse.Table("fact", measure.Fact.Fact);
            return HasLoadRunKey(measure.Fact)
                ? connection.Rows($"SELECT row.LoadRunKey, SUM({measure.Expression}) FROM {table} AS row GROUP BY 1", reader => (reader.GetInt32(0), reader.GetInt64(1)))
                : connection.Rows(
                    $"SELECT run.LoadRunKey, COALESCE((SELECT SUM({measure.Expression}) FROM {table} AS row WHERE row.{measure.Fact.KeyColumn} BETWEEN run.FirstRecordKey * {measure.Fact.KeysPerRecord} AND (run.LastRecordKey + 1) * {measure.Fact.KeysPerRecord} - 1), 0) FROM audit_LoadRun AS run WHERE run.FeedCode = @feed AND run.StateName = 'published' AND run.LastRecordKey >= run.FirstRecordKey",
                    reader => (reader.GetInt32(0), reader.GetInt64(1)), ("@feed", feed.FeedCode));
        }
    }

    private Dictionary<(int Run, LedgerLevel Level), long> AccountOf(FeedDelivery feed, LedgerState state) =>
        connection.Rows(
            $"SELECT entry.LoadRunKey, entry.LevelCode, {Hundredths} FROM audit_Ledger AS entry INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = entry.LoadRunKey WHERE run.FeedCode = @feed AND entry.StateCode = @state GROUP BY 1, 2",
            reader => (Run: reader.GetInt32(0), Level: (LedgerLevel)reader.GetInt32(1), Sum: reader.GetInt64(2)), ("@feed", feed.FeedCode), ("@state", (int)state)).ToDictionary(row => (row.Run, row.Level), row => InUnit(row.Level, row.Sum));

    private static bool HasLoadRunKey(FactDelivery fact) => WarehouseSchema.Find("fact", fact.Fact).Columns.Any(column => column.Name == "LoadRunKey");

    private bool IsFeed(string feedCode) => sources.Sources.Any(source => source.FeedCode == feedCode);

    private static string Records(LedgerState state) =>
        string.Create(CultureInfo.InvariantCulture, $"CAST(SUM(CASE WHEN entry.LevelCode = {(int)LedgerLevel.Record} AND entry.StateCode = {(int)state} THEN entry.Quantity ELSE 0 END) AS INTEGER)");

    private static string Where(int run, string what) => string.Create(CultureInfo.InvariantCulture, $"load {run}, {what}");

    /// <summary>Everything is summed in hundredths, so that amounts stay exact; pieces are whole.</summary>
    private static long InUnit(LedgerLevel level, long hundredths) => level == LedgerLevel.Amount ? hundredths : hundredths / 100;

    private static (string, object)[] Values(LedgerFilter filter) =>
        [("@run", filter.LoadRunKey ?? -1), ("@feed", filter.FeedCode ?? ""), ("@month", filter.MonthKey ?? -1), ("@facility", filter.FacilityCode ?? "")];
}
