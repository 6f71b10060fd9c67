using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Staging;

/// <summary>What one load has staged, after the readers are done: files taken back, quarantine filled in, conflicts set aside, all cleared in the end.</summary>
public sealed class StagedRows(SqliteConnection connection, int loadRunKey, ISource source)
{
    private readonly string _recordTable = SqliteWarehouse.Table(source.Tables[0].Schema, source.Tables[0].Name);

    /// <summary>Removes the rows of the files that were refused in the end; their findings stay, with the one that refused each.</summary>
    /// <remarks>All files in one pass: a pass per file would make the time of a load grow with files × lines.</remarks>
    public void TakeBack(IReadOnlyCollection<(int SourceFileKey, FileVerdict Verdict)> refused)
    {
        if (refused.Count == 0)
        {
            return;
        }

        string files = "[" + string.Join(',', refused.Select(file => file.SourceFileKey)) + "]";
        const string ofTheFiles = "SourceFileKey IN (SELECT value FROM json_each(@files))";
        foreach (StagingTable table in source.Tables.Where(table => table != QualityTables.Finding).Reverse())
        {
            string name = SqliteWarehouse.Table(table.Schema, table.Name);
            if (table.Columns.Contains("SourceFileKey"))
            {
                connection.Run($"DELETE FROM {name} WHERE {ofTheFiles}", ("@files", files));
            }
            else if (table.Columns.Contains("ClaimKey"))
            {
                connection.Run($"DELETE FROM {name} WHERE ClaimKey IN (SELECT ClaimKey FROM {_recordTable} WHERE {ofTheFiles})", ("@files", files));
            }
        }

        foreach ((int file, FileVerdict verdict) in refused)
        {
            connection.Run(
                "INSERT INTO quality_Finding (LoadRunKey, SourceFileKey, RecordNumber, RecordCode, RuleCode, SeverityCode, DocumentCode, RowNumber, FieldName, Found, Expected, OccurrenceCount) VALUES (@run, @file, 0, '', @rule, @severity, '', 0, '', @found, @expected, 1)",
                ("@run", loadRunKey), ("@file", file), ("@rule", verdict.RefusalRuleCode!), ("@severity", (int)Severity.RejectFile), ("@found", verdict.Found!), ("@expected", verdict.Expected!));
        }
    }

    /// <summary>Fills in what the file said of all its records only after them.</summary>
    public void FillLateValues(int sourceFileKey, FileVerdict verdict)
    {
        foreach ((string column, long value) in verdict.LateValues)
        {
            connection.Run($"UPDATE {_recordTable} SET {column} = @value WHERE SourceFileKey = @file", ("@file", sourceFileKey), ("@value", value));
            if (column == "NGAYLAP")
            {
                connection.Run("UPDATE quality_Quarantine SET VersionDateKey = @value WHERE SourceFileKey = @file", ("@file", sourceFileKey), ("@value", value));
            }
        }
    }

    /// <summary>Completes the quarantine with what each record would have brought, by the count at landing.</summary>
    public void FillQuarantine(IEnumerable<(int SourceFileKey, ReceivedCount Count)> files)
    {
        Dictionary<int, ReceivedCount> counts = files.ToDictionary(file => file.SourceFileKey, file => file.Count);
        foreach ((long row, int file, int record) in connection.Rows("SELECT rowid, SourceFileKey, RecordNumber FROM quality_Quarantine WHERE LoadRunKey = @run", reader => (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2)), ("@run", loadRunKey)))
        {
            IReadOnlyList<RecordCount> records = counts[file].Records;
            if (record >= 1 && record <= records.Count)
            {
                RecordCount count = records[record - 1];
                connection.Run("UPDATE quality_Quarantine SET FacilityCode = @facility, MonthKey = @month, DocumentCount = @documents, LineCount = @lines, Amount = @amount WHERE rowid = @row",
                    ("@row", row), ("@facility", count.FacilityCode), ("@month", count.MonthKey), ("@documents", count.DocumentCount), ("@lines", count.LineCount), ("@amount", count.AmountHundredths / 100d));
            }
        }

        // A record that a later one of its file contradicted was staged before that was known.
        connection.Run($"UPDATE {_recordTable} SET Disposition = @state WHERE LoadRunKey = @run AND (SourceFileKey, RecordNumber) IN (SELECT SourceFileKey, RecordNumber FROM quality_Quarantine WHERE LoadRunKey = @run)",
            ("@run", loadRunKey), ("@state", (int)LedgerState.Quarantined));
    }

    /// <summary>Quarantines records that contradict each other within one file.</summary>
    public void QuarantineConflicts(FeedDelivery feed, IEnumerable<(int SourceFileKey, ReceivedCount Count)> files)
    {
        if (feed.ConflictView.Length == 0)
        {
            return;
        }

        List<(int File, int Record, string Code, string Rule)> conflicts = connection.Rows(
            $"SELECT SourceFileKey, RecordNumber, RecordCode, RuleCode FROM {SqliteWarehouse.Table("conform", feed.ConflictView)} WHERE LoadRunKey = @run",
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3)), ("@run", loadRunKey));
        if (conflicts.Count == 0)
        {
            return;
        }

        foreach ((int file, int record, string code, string rule) in conflicts)
        {
            connection.Run(
                "INSERT INTO quality_Finding (LoadRunKey, SourceFileKey, RecordNumber, RecordCode, RuleCode, SeverityCode, DocumentCode, RowNumber, FieldName, Found, Expected, OccurrenceCount) VALUES (@run, @file, @record, @code, @rule, @severity, '', 0, 'MA_LK', 'the same number twice in the file, for another person, another admission or other contents of the same state of payment', 'one dossier per number, or versions that NGAY_TTOAN tells apart', 1)",
                ("@run", loadRunKey), ("@file", file), ("@record", record), ("@code", code), ("@rule", rule), ("@severity", (int)Severity.RejectRecord));
            connection.Run("INSERT INTO quality_Quarantine (LoadRunKey, SourceFileKey, RecordNumber, RecordCode, ByteOffset, ByteCount) VALUES (@run, @file, @record, @code, 0, 0)",
                ("@run", loadRunKey), ("@file", file), ("@record", record), ("@code", code));
        }

        FillQuarantine(files);
    }

    /// <summary>Empties the load's staging, in the caller's transaction; with <paramref name="withFindings"/> also what it found, because it will be found again.</summary>
    public void Clear(bool withFindings)
    {
        // The tables are the feed's own. Also a load that stands as received may have staged: a replay does.
        bool isAlone = connection.ScalarLong("SELECT COUNT(*) FROM audit_LoadRun WHERE StateName NOT IN ('published', 'failed') AND FeedCode = @feed AND LoadRunKey <> @run", ("@feed", source.FeedCode), ("@run", loadRunKey)) == 0;
        foreach (StagingTable table in source.Tables.Reverse())
        {
            string name = SqliteWarehouse.Table(table.Schema, table.Name);
            if (table.Schema == "quality")
            {
                if (withFindings)
                {
                    connection.Run($"DELETE FROM {name} WHERE LoadRunKey = @run", ("@run", loadRunKey));
                }
            }
            else if (isAlone)
            {
                // Without a condition SQLite drops the pages instead of visiting the rows.
                connection.Run($"DELETE FROM {name}");
            }
            else if (table.Columns.Contains("LoadRunKey"))
            {
                connection.Run($"DELETE FROM {name} WHERE LoadRunKey = @run", ("@run", loadRunKey));
            }
            else
            {
                connection.Run($"DELETE FROM {name} WHERE ClaimKey IN (SELECT ClaimKey FROM {_recordTable} WHERE LoadRunKey = @run)", ("@run", loadRunKey));
            }
        }
    }
}
