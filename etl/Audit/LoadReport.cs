using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>What one load found: broken rules, refused files, and whether anything in it was new.</summary>
public sealed class LoadReport(SqliteConnection connection, int loadRunKey)
{
    /// <summary>Broken rules, the severest and most frequent first.</summary>
    public IReadOnlyList<LoadFinding> Findings() =>
        connection.Rows(
            "SELECT RuleCode, SeverityCode, MIN(FieldName), MIN(Expected), COUNT(DISTINCT SourceFileKey * 4294967296 + RecordNumber), SUM(OccurrenceCount), COUNT(DISTINCT FieldName) FROM quality_Finding WHERE LoadRunKey = @run GROUP BY RuleCode, SeverityCode ORDER BY SeverityCode DESC, 5 DESC, RuleCode",
            reader => new LoadFinding(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(6) == 1 ? reader.GetString(2) : reader.GetString(2) + ", …", reader.GetString(3), reader.GetInt64(4), reader.GetInt64(5)), ("@run", loadRunKey));

    public IReadOnlyList<RefusedFile> RefusedFiles() =>
        connection.Rows(
            "SELECT file.FileName, file.FileHash, file.RefusalRuleCode, COALESCE(finding.Found, ''), COALESCE(finding.Expected, '') FROM audit_SourceFile AS file LEFT JOIN quality_Finding AS finding ON finding.SourceFileKey = file.SourceFileKey AND finding.RecordNumber = 0 AND finding.RuleCode = file.RefusalRuleCode AND finding.SeverityCode = 3 WHERE file.LoadRunKey = @run AND file.StateName = @refused GROUP BY file.SourceFileKey ORDER BY file.SourceFileKey",
            reader => new RefusedFile(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)), ("@run", loadRunKey), ("@refused", StateNames.Of(FileState.Refused)));

    /// <summary>Name and state of each file that the load recorded; of the same bytes under masked names that became one, the first.</summary>
    public IReadOnlyDictionary<string, FileState> FileStates() =>
        connection.Rows("SELECT FileName, StateName FROM audit_SourceFile WHERE LoadRunKey = @run ORDER BY SourceFileKey", reader => (Name: reader.GetString(0), State: StateNames.FileStateOf(reader.GetString(1))), ("@run", loadRunKey))
            .DistinctBy(file => file.Name, StringComparer.Ordinal).ToDictionary(file => file.Name, file => file.State, StringComparer.Ordinal);

    /// <summary>Files whose bytes had never come before and of which nothing was taken, neither as new nor as known.</summary>
    public long NewFilesWithoutAnyGoodRecord() =>
        connection.ScalarLong(
            """
            SELECT COUNT(*) FROM audit_SourceFile AS file
            WHERE file.LoadRunKey = @run AND file.StateName <> @duplicate
                AND NOT EXISTS (SELECT 1 FROM audit_SourceFile AS earlier WHERE earlier.FileHash = file.FileHash AND earlier.FeedCode = file.FeedCode AND earlier.LoadRunKey < file.LoadRunKey)
                AND NOT EXISTS (SELECT 1 FROM audit_Ledger AS entry WHERE entry.LoadRunKey = file.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.LevelCode = 2 AND entry.StateCode IN (2, 5, 8, 9))
            """,
            ("@run", loadRunKey), ("@duplicate", StateNames.Of(FileState.Duplicate)));
}
