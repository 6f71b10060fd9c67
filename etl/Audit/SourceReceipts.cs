using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Writes what the gate made of everything received, by day and feed, to fact.SourceReceipt, because indicators and report tables never read audit.</summary>
internal static class SourceReceipts
{
    public static void Write(SqliteConnection connection, int loadRunKey)
    {
        connection.Run("DELETE FROM fact_SourceReceipt");
        connection.Run(
            $"""
            WITH {CountedReceipts.Expressions("load.StateName = 'published'")},
            content AS
            (
                -- The same bytes are one file of the day on which they first came, and refused only while no load could read them.
                SELECT file.FeedCode, file.FileHash, MIN(CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER)) AS DateKey, MAX(CASE WHEN file.StateName = 'refused' THEN 0 ELSE 1 END) AS IsRead
                FROM audit_SourceFile AS file
                INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = file.LoadRunKey AND load.StateName = 'published'
                GROUP BY file.FeedCode, file.FileHash
            ),
            record AS
            (
                SELECT file.FeedCode, file.FileHash, {CountedReceipts.Sum(LedgerState.Received)} - {CountedReceipts.Sum(LedgerState.NotStored)} AS ReadCount, {CountedReceipts.Sum(LedgerState.Quarantined)} AS HeldCount
                FROM audit_Ledger AS entry
                INNER JOIN counted ON counted.SourceFileKey = entry.SourceFileKey
                INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = entry.SourceFileKey
                WHERE entry.LevelCode = {(int)LedgerLevel.Record} AND {CountedReceipts.IsCounted}
                GROUP BY file.FeedCode, file.FileHash
            )
            INSERT INTO fact_SourceReceipt (ReceiptDateKey, FeedCode, FileCount, RefusedFileCount, ReadRecordCount, HeldRecordCount, LoadRunKey)
            SELECT content.DateKey, content.FeedCode, COUNT(*), SUM(1 - content.IsRead), SUM(CASE WHEN content.IsRead = 1 THEN COALESCE(record.ReadCount, 0) ELSE 0 END), SUM(CASE WHEN content.IsRead = 1 THEN COALESCE(record.HeldCount, 0) ELSE 0 END), @run
            FROM content
            LEFT JOIN record ON record.FeedCode = content.FeedCode AND record.FileHash = content.FileHash
            GROUP BY content.DateKey, content.FeedCode
            """,
            ("@run", loadRunKey));
    }
}
