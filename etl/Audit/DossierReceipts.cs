using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Writes what the ledger knows of the dossiers that our loads received to fact.DossierReceipt, because report tables never read audit.</summary>
/// <remarks>A check-in is a record without documents of its own, so its file has no entry at the level of documents; that tells the two apart. A file that is sent again is the
/// same receipt: it counts once, as it fared best, together with what replays took over from it: they received nothing anew. A facility whose code could not be read is unknown (-1).</remarks>
internal static class DossierReceipts
{
    public static void Write(SqliteConnection connection, int loadRunKey)
    {
        string Sum(params LedgerState[] states) => $"CAST(SUM(CASE WHEN entry.StateCode IN ({string.Join(", ", states.Select(state => (int)state))}) THEN entry.Quantity ELSE 0 END) AS INTEGER)";
        string lost = Sum(LedgerState.Duplicate, LedgerState.Quarantined, LedgerState.Refused, LedgerState.Unreadable, LedgerState.NotStored);
        // Only a replay moves to duplicate: what it took over is counted where it is now.
        string notHandedOver = $"NOT (entry.StateCode = {(int)LedgerState.Duplicate} AND entry.MovedByLoadRunKey <> -1)";
        connection.Run("DELETE FROM fact_DossierReceipt");
        connection.Run(
            $"""
            WITH replay AS
            (
                SELECT DISTINCT mine.SourceFileKey
                FROM audit_Ledger AS moved
                INNER JOIN audit_SourceFile AS held ON held.SourceFileKey = moved.SourceFileKey
                INNER JOIN audit_SourceFile AS mine ON mine.LoadRunKey = moved.MovedByLoadRunKey AND mine.FileHash = held.FileHash
                WHERE moved.MovedByLoadRunKey <> -1 AND moved.StateCode IN ({(int)LedgerState.Quarantined}, {(int)LedgerState.Refused})
            ),
            occurrence AS
            (
                SELECT file.SourceFileKey, ROW_NUMBER() OVER (PARTITION BY file.FileHash ORDER BY {lost}, file.SourceFileKey) AS Place
                FROM audit_Ledger AS entry
                INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = entry.SourceFileKey
                INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = entry.LoadRunKey
                WHERE load.FeedCode = 'VssClaims' AND entry.LevelCode = {(int)LedgerLevel.Record}
                    AND {notHandedOver} AND file.SourceFileKey NOT IN (SELECT SourceFileKey FROM replay)
                GROUP BY file.SourceFileKey, file.FileHash
            ),
            counted AS
            (
                SELECT SourceFileKey FROM occurrence WHERE Place = 1
                UNION ALL
                SELECT SourceFileKey FROM replay
            )
            INSERT INTO fact_DossierReceipt (ReceiptDateKey, FacilityKey, FacilityDurableKey, ReceivedDossierCount, StandingDossierCount, SupersededDossierCount, WithdrawnDossierCount, DuplicateDossierCount, QuarantinedDossierCount, RefusedDossierCount, LoadRunKey)
            SELECT CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER), COALESCE(facility.FacilityKey, -1), COALESCE(facility.FacilityDurableKey, -1),
                {Sum(LedgerState.Received)}, {Sum(LedgerState.Loaded)}, {Sum(LedgerState.Superseded)}, {Sum(LedgerState.Withdrawn)}, {Sum(LedgerState.Duplicate)}, {Sum(LedgerState.Quarantined)}, {Sum(LedgerState.Refused, LedgerState.Unreadable, LedgerState.NotStored)}, @run
            FROM audit_Ledger AS entry
            INNER JOIN counted ON counted.SourceFileKey = entry.SourceFileKey
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = entry.SourceFileKey
            INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = entry.LoadRunKey
            LEFT JOIN dim_Facility AS facility ON facility.FacilityCode = entry.FacilityCode AND CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER) BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
            WHERE load.FeedCode = 'VssClaims' AND entry.LevelCode = {(int)LedgerLevel.Record}
                AND {notHandedOver} AND NOT (entry.StateCode = {(int)LedgerState.Received} AND entry.SourceFileKey IN (SELECT SourceFileKey FROM replay))
                AND EXISTS (SELECT 1 FROM audit_Ledger AS document WHERE document.SourceFileKey = entry.SourceFileKey AND document.LoadRunKey = entry.LoadRunKey AND document.LevelCode = {(int)LedgerLevel.Document} AND document.StateCode = {(int)LedgerState.Received})
            GROUP BY 1, 2, 3
            HAVING {Sum(LedgerState.Received)} <> 0
            """,
            ("@run", loadRunKey));
    }
}
