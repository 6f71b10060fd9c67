using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>What published loads hold back now: records in quality.Quarantine that no replay took over, and files that were refused whole and neither replayed nor read since.</summary>
public sealed class QuarantineBook(SqliteConnection connection)
{
    private const string Records =
        """
        SELECT held.LoadRunKey, held.SourceFileKey, held.RecordNumber, run.FeedCode, file.FileName, file.FileHash, file.ByteSize, file.ReceivedAt, held.RecordCode, held.FacilityCode, held.MonthKey,
            1, CAST(ROUND(held.Amount * 100) AS INTEGER), held.ByteOffset, held.ByteCount
        FROM quality_Quarantine AS held
        INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = held.LoadRunKey AND run.StateName = 'published'
        INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = held.SourceFileKey
        WHERE held.StateCode = 3
        """;

    // Bytes that were refused more than once are held once, at their first receipt: their đồng is not held up twice.
    private const string Files =
        """
        SELECT file.LoadRunKey, file.SourceFileKey, 0, file.FeedCode, file.FileName, file.FileHash, file.ByteSize, file.ReceivedAt, '',
            (SELECT CASE WHEN COUNT(DISTINCT entry.FacilityCode) = 1 THEN MIN(entry.FacilityCode) ELSE '' END FROM audit_Ledger AS entry WHERE entry.LoadRunKey = file.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.LevelCode = 2 AND entry.StateCode = 4),
            -1,
            (SELECT COALESCE(SUM(CAST(entry.Quantity AS INTEGER)), 0) FROM audit_Ledger AS entry WHERE entry.LoadRunKey = file.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.LevelCode = 2 AND entry.StateCode = 4),
            (SELECT COALESCE(SUM(CAST(ROUND(entry.Quantity * 100) AS INTEGER)), 0) FROM audit_Ledger AS entry WHERE entry.LoadRunKey = file.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.LevelCode = 5 AND entry.StateCode = 4),
            0, file.ByteSize
        FROM audit_SourceFile AS file
        INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = file.LoadRunKey AND run.StateName = 'published'
        WHERE file.StateName = 'refused'
            AND (SELECT COALESCE(SUM(entry.Quantity), 0) FROM audit_Ledger AS entry WHERE entry.LoadRunKey = file.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.LevelCode = 1 AND entry.StateCode = 4) > 0
            AND NOT EXISTS
            (
                SELECT 1 FROM audit_SourceFile AS other INNER JOIN audit_LoadRun AS its ON its.LoadRunKey = other.LoadRunKey AND its.StateName = 'published'
                WHERE other.FileHash = file.FileHash AND other.FeedCode = file.FeedCode AND (other.StateName = 'read' OR (other.StateName = 'refused' AND other.SourceFileKey < file.SourceFileKey))
            )
        """;

    /// <summary>Oldest load first, then by file and record.</summary>
    public IReadOnlyList<HeldRecord> Held(QuarantineFilter filter)
    {
        ILookup<(int File, int Record), HeldFinding> findings = connection.Rows(
            "SELECT SourceFileKey, RecordNumber, RuleCode, SeverityCode, DocumentCode, RowNumber, FieldName, Found, Expected, OccurrenceCount FROM quality_Finding WHERE @run = -1 OR LoadRunKey = @run ORDER BY SourceFileKey, RecordNumber, SeverityCode DESC, RuleCode, DocumentCode, RowNumber, FieldName, Found",
            reader => (File: reader.GetInt32(0), Record: reader.GetInt32(1), Finding: new HeldFinding(reader.GetString(2), (Severity)reader.GetInt32(3), reader.GetString(4), reader.GetInt32(5), reader.GetString(6), reader.GetString(7), reader.GetString(8), reader.GetInt32(9))),
            ("@run", filter.LoadRunKey ?? -1)).ToLookup(row => (row.File, row.Record), row => row.Finding);
        HashSet<int> filesOfMonth = filter.MonthKey is null ? [] : [.. connection.Rows(
            "SELECT DISTINCT entry.SourceFileKey FROM audit_Ledger AS entry WHERE entry.LevelCode = 2 AND entry.StateCode = 4 AND entry.MonthKey = @month AND (@facility = '' OR entry.FacilityCode = @facility)",
            reader => reader.GetInt32(0), ("@month", filter.MonthKey.Value), ("@facility", filter.FacilityCode ?? ""))];
        return [.. connection.Rows($"{Records} UNION ALL {Files} ORDER BY 1, 2, 3", Read).Where(Fits)];

        HeldRecord Read(SqliteDataReader reader)
        {
            (int file, int record) = (reader.GetInt32(1), reader.GetInt32(2));
            return new HeldRecord(
                reader.GetInt32(0), file, record, reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt64(6),
                DateTime.Parse(reader.GetString(7), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), reader.GetString(8), reader.GetString(9), reader.GetInt32(10),
                reader.GetInt64(11), reader.GetInt64(12), reader.GetInt64(13), reader.GetInt64(14), [.. findings[(file, record)]]);
        }

        bool Fits(HeldRecord held) =>
            (filter.LoadRunKey is null || held.LoadRunKey == filter.LoadRunKey)
            && (filter.SourceFileKey is null || held.SourceFileKey == filter.SourceFileKey)
            && (filter.FeedCode is null || held.FeedCode.Equals(filter.FeedCode, StringComparison.OrdinalIgnoreCase))
            && (filter.MonthKey is null || (held.IsFile ? filesOfMonth.Contains(held.SourceFileKey) : held.MonthKey == filter.MonthKey))
            && (filter.FacilityCode is null || held.FacilityCode == filter.FacilityCode || (held.IsFile && filter.MonthKey is not null))
            && (filter.RuleCode is null || held.Findings.Any(finding => finding.RuleCode.Equals(filter.RuleCode, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Records that were held and are not any more, and how that came.</summary>
    public IReadOnlyList<RepairedRecord> Repaired(QuarantineFilter filter) =>
    [
        .. connection.Rows(
            """
            SELECT held.LoadRunKey, held.SourceFileKey, held.RecordNumber, run.FeedCode, held.FacilityCode, held.RecordCode, held.RepairCode, held.RepairedByLoadRunKey, COALESCE(repairing.EndedAt, ''), CAST(ROUND(held.Amount * 100) AS INTEGER)
            FROM quality_Quarantine AS held
            INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = held.LoadRunKey AND run.StateName = 'published'
            LEFT JOIN audit_LoadRun AS repairing ON repairing.LoadRunKey = held.RepairedByLoadRunKey
            WHERE held.RepairCode <> '' ORDER BY 1, 2, 3
            """,
            reader => new RepairedRecord(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetInt32(7), reader.GetString(8), reader.GetInt64(9)))
            .Where(record => (filter.LoadRunKey is null || record.LoadRunKey == filter.LoadRunKey) && (filter.SourceFileKey is null || record.SourceFileKey == filter.SourceFileKey)
                && (filter.FeedCode is null || record.FeedCode.Equals(filter.FeedCode, StringComparison.OrdinalIgnoreCase)) && (filter.FacilityCode is null || record.FacilityCode == filter.FacilityCode)),
    ];

    /// <summary>Null when nothing is held under the key.</summary>
    public HeldRecord? Find(int loadRunKey, int sourceFileKey, int recordNumber) =>
        Held(new QuarantineFilter(loadRunKey, sourceFileKey)).FirstOrDefault(held => held.RecordNumber == recordNumber);
}
