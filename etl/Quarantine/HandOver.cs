using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>What a replay takes over from the loads that hold it back: the records that the gate accepts today, and the refused files that can be read today.</summary>
/// <remarks>
/// A landed file is judged whole, since its records are judged beside each other; then everything but the records to be taken over is dropped, so that what is still held stays
/// where it is, with its age, and what was loaded is not touched.
/// </remarks>
public sealed class HandOver(SqliteConnection connection, int loadRunKey, ISource source)
{
    private readonly string _recordTable = SqliteWarehouse.Table(source.Tables[0].Schema, source.Tables[0].Name);

    /// <summary>Signed entries for the accounts of the loads that had held it.</summary>
    public IReadOnlyList<LedgerMovement> Movements { get; private set; } = [];

    /// <summary>Numbers of the records taken over, by the key of the file in this load; a whole file has no entry.</summary>
    public IReadOnlyDictionary<int, SortedSet<int>> Records { get; private set; } = new Dictionary<int, SortedSet<int>>();

    /// <summary>Refused files that are read now, by their key in this load.</summary>
    public IReadOnlyCollection<int> WholeFiles { get; private set; } = [];

    /// <summary>Whether a record of a file in this load comes over.</summary>
    public bool Takes(int sourceFileKey, int recordNumber) => WholeFiles.Contains(sourceFileKey) || (Records.TryGetValue(sourceFileKey, out SortedSet<int>? records) && records.Contains(recordNumber));

    public bool IsEmpty => Records.Count == 0 && WholeFiles.Count == 0;

    /// <summary>Drops from staging and from the findings of this load what is not taken over. Within the caller's transaction.</summary>
    /// <param name="held">What is held of each file, by the key of the file in this load.</param>
    public void Restrict(IReadOnlyDictionary<int, IReadOnlyList<HeldRecord>> held, IReadOnlyDictionary<int, FileState> states)
    {
        HashSet<(int File, int Record)> accepted = [.. connection.Rows(
            $"SELECT SourceFileKey, RecordNumber FROM {_recordTable} WHERE LoadRunKey = @run AND Disposition <> {(int)LedgerState.Quarantined} EXCEPT SELECT SourceFileKey, RecordNumber FROM quality_Quarantine WHERE LoadRunKey = @run",
            reader => (reader.GetInt32(0), reader.GetInt32(1)), ("@run", loadRunKey))];
        if (source.Delivery.ConflictView.Length > 0)
        {
            accepted.ExceptWith(connection.Rows($"SELECT SourceFileKey, RecordNumber FROM {SqliteWarehouse.Table("conform", source.Delivery.ConflictView)} WHERE LoadRunKey = @run", reader => (reader.GetInt32(0), reader.GetInt32(1)), ("@run", loadRunKey)));
        }

        accepted.UnionWith(AcceptedCheckIns(held));
        Dictionary<int, SortedSet<int>> records = [];
        List<int> wholeFiles = [];
        connection.Run("CREATE TEMP TABLE IF NOT EXISTS TakenOver (SourceFileKey INTEGER NOT NULL, RecordNumber INTEGER NOT NULL, HeldFileKey INTEGER NOT NULL, PRIMARY KEY (SourceFileKey, RecordNumber)); DELETE FROM temp.TakenOver; CREATE TEMP TABLE IF NOT EXISTS TakenWhole (SourceFileKey INTEGER NOT NULL PRIMARY KEY); DELETE FROM temp.TakenWhole;");
        foreach ((int file, IReadOnlyList<HeldRecord> ofFile) in held)
        {
            if (states[file] != FileState.Read)
            {
                continue;
            }

            if (ofFile.Any(record => record.IsFile))
            {
                wholeFiles.Add(file);
                connection.Run("INSERT INTO temp.TakenWhole VALUES (@file)", ("@file", file));
                continue;
            }

            foreach (HeldRecord record in ofFile.Where(record => accepted.Contains((file, record.RecordNumber))))
            {
                records.TryAdd(file, []);
                records[file].Add(record.RecordNumber);
                connection.Run("INSERT INTO temp.TakenOver VALUES (@file, @record, @heldFile)", ("@file", file), ("@record", record.RecordNumber), ("@heldFile", record.SourceFileKey));
            }
        }

        Records = records;
        WholeFiles = wholeFiles;
        const string NotTaken = "SourceFileKey NOT IN (SELECT SourceFileKey FROM temp.TakenWhole) AND (SourceFileKey, RecordNumber) NOT IN (SELECT SourceFileKey, RecordNumber FROM temp.TakenOver)";
        foreach (StagingTable table in source.Tables)
        {
            string name = SqliteWarehouse.Table(table.Schema, table.Name);
            if (table.Columns.Contains("RecordNumber"))
            {
                connection.Run($"DELETE FROM {name} WHERE LoadRunKey = @run AND {NotTaken}", ("@run", loadRunKey));
            }
            else if (table.Columns.Contains("ClaimKey"))
            {
                connection.Run($"DELETE FROM {name} WHERE ClaimKey NOT IN (SELECT ClaimKey FROM {_recordTable})");
            }
        }

        connection.Run(
            "DELETE FROM audit_SourceFile WHERE LoadRunKey = @run AND SourceFileKey NOT IN (SELECT SourceFileKey FROM temp.TakenWhole UNION SELECT SourceFileKey FROM temp.TakenOver)", ("@run", loadRunKey));
        Movements = [.. MovedRecords(), .. MovedFiles()];
    }

    /// <summary>A check-in has no row of its own in the record table: it is accepted when nothing holds it and its file staged check-ins.</summary>
    private IEnumerable<(int File, int Record)> AcceptedCheckIns(IReadOnlyDictionary<int, IReadOnlyList<HeldRecord>> held)
    {
        if (source.Tables.FirstOrDefault(table => table.Columns.Contains("IsCheckInFile")) is not { } documents)
        {
            return [];
        }

        HashSet<int> files = [.. connection.Rows($"SELECT DISTINCT SourceFileKey FROM {SqliteWarehouse.Table(documents.Schema, documents.Name)} WHERE LoadRunKey = @run AND IsCheckInFile = 1", reader => reader.GetInt32(0), ("@run", loadRunKey))];
        HashSet<(int, int)> stillHeld = [.. connection.Rows("SELECT SourceFileKey, RecordNumber FROM quality_Quarantine WHERE LoadRunKey = @run", reader => (reader.GetInt32(0), reader.GetInt32(1)), ("@run", loadRunKey))];
        return held.Where(file => files.Contains(file.Key)).SelectMany(file => file.Value.Where(record => !stillHeld.Contains((file.Key, record.RecordNumber))).Select(record => (file.Key, record.RecordNumber)));
    }

    private const string IsOverridden =
        """
        EXISTS (
            SELECT 1 FROM quality_RuleOverride AS step INNER JOIN audit_SourceFile AS file ON file.FileHash = step.FileHash AND file.FeedCode = step.FeedCode
            WHERE file.SourceFileKey = quality_Quarantine.SourceFileKey AND step.RecordNumber = quality_Quarantine.RecordNumber AND step.StateName = 'Approved'
                AND NOT EXISTS (SELECT 1 FROM quality_RuleOverride AS later WHERE later.OverrideKey = step.OverrideKey AND later.RuleOverrideKey > step.RuleOverrideKey)
                AND EXISTS (SELECT 1 FROM quality_Finding AS finding WHERE finding.SourceFileKey IN (SELECT taken.SourceFileKey FROM temp.TakenOver AS taken WHERE taken.HeldFileKey = quality_Quarantine.SourceFileKey) AND finding.RecordNumber = step.RecordNumber AND finding.RuleCode = step.RuleCode))
        """;

    /// <summary>Takes the records out of the quarantine of the loads that held them, in the transaction that publishes this one.</summary>
    public void Release() =>
        connection.Run(
            $"UPDATE quality_Quarantine SET StateCode = {(int)LedgerState.Duplicate}, RepairedByLoadRunKey = @run, RepairCode = CASE WHEN {IsOverridden} THEN 'Override' ELSE 'Replay' END WHERE StateCode = {(int)LedgerState.Quarantined} AND LoadRunKey <> @run AND (SourceFileKey, RecordNumber) IN (SELECT HeldFileKey, RecordNumber FROM temp.TakenOver)", ("@run", loadRunKey));

    /// <summary>Removes the load of which nothing is left, as if it had never begun.</summary>
    public void Forget()
    {
        connection.Run("DELETE FROM audit_SourceFile WHERE LoadRunKey = @run", ("@run", loadRunKey));
        connection.Run("DELETE FROM audit_LoadRun WHERE LoadRunKey = @run", ("@run", loadRunKey));
    }

    private IEnumerable<LedgerMovement> MovedRecords() =>
        connection.Rows(
            """
            SELECT held.LoadRunKey, held.SourceFileKey, held.FacilityCode, held.MonthKey, COUNT(*), SUM(held.DocumentCount), SUM(held.LineCount), SUM(CAST(ROUND(held.Amount * 100) AS INTEGER))
            FROM quality_Quarantine AS held INNER JOIN temp.TakenOver AS taken ON taken.HeldFileKey = held.SourceFileKey AND taken.RecordNumber = held.RecordNumber
            WHERE held.StateCode = 3 AND held.LoadRunKey <> @run
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """,
            reader => (LedgerMovement[])
            [
                Moved(reader, LedgerLevel.Record, 4),
                Moved(reader, LedgerLevel.Document, 5),
                Moved(reader, LedgerLevel.Line, 6),
                Moved(reader, LedgerLevel.Amount, 7),
            ],
            ("@run", loadRunKey)).SelectMany(movements => movements).Where(movement => movement.Quantity != 0);

    private static LedgerMovement Moved(SqliteDataReader reader, LedgerLevel level, int column) =>
        new(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), level, reader.GetInt64(column)) { From = LedgerState.Quarantined, To = LedgerState.Duplicate };

    /// <summary>All copies of a refused file that is read now: the same bytes are held only once.</summary>
    private List<LedgerMovement> MovedFiles() =>
        connection.Rows(
            """
            SELECT entry.LoadRunKey, entry.SourceFileKey, entry.FacilityCode, entry.MonthKey, entry.LevelCode, SUM(CAST(ROUND(entry.Quantity * 100) AS INTEGER))
            FROM temp.TakenWhole AS taken
            INNER JOIN audit_SourceFile AS mine ON mine.SourceFileKey = taken.SourceFileKey
            INNER JOIN audit_SourceFile AS file ON file.FileHash = mine.FileHash AND file.FeedCode = mine.FeedCode AND file.StateName = 'refused'
            INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = file.LoadRunKey AND run.StateName = 'published'
            INNER JOIN audit_Ledger AS entry ON entry.LoadRunKey = file.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.StateCode = 4
            GROUP BY 1, 2, 3, 4, 5 HAVING SUM(CAST(ROUND(entry.Quantity * 100) AS INTEGER)) <> 0 ORDER BY 1, 2, 3, 4, 5
            """,
            reader =>
            {
                LedgerLevel level = (LedgerLevel)reader.GetInt32(4);
                long hundredths = reader.GetInt64(5);
                return new LedgerMovement(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), level, level == LedgerLevel.Amount ? hundredths : hundredths / 100) { From = LedgerState.Refused, To = LedgerState.Duplicate };
            });
}
