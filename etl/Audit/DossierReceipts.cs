using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Writes what the ledger knows of the dossiers that our loads received to fact.DossierReceipt, because report tables never read audit.</summary>
/// <remarks>A check-in is a record without documents of its own, so its file has no entry at the level of documents; that tells the two apart. A facility whose code could not be
/// read is unknown (-1).</remarks>
internal static class DossierReceipts
{
    public static void Write(SqliteConnection connection, int loadRunKey)
    {
        connection.Run("DELETE FROM fact_DossierReceipt");
        connection.Run(
            $"""
            WITH {CountedReceipts.Expressions("load.FeedCode = 'VssClaims'")}
            INSERT INTO fact_DossierReceipt (ReceiptDateKey, FacilityKey, FacilityDurableKey, ReceivedDossierCount, StandingDossierCount, SupersededDossierCount, WithdrawnDossierCount, DuplicateDossierCount, QuarantinedDossierCount, RefusedDossierCount, LoadRunKey)
            SELECT CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER), COALESCE(facility.FacilityKey, -1), COALESCE(facility.FacilityDurableKey, -1),
                {CountedReceipts.Sum(LedgerState.Received)}, {CountedReceipts.Sum(LedgerState.Loaded)}, {CountedReceipts.Sum(LedgerState.Superseded)}, {CountedReceipts.Sum(LedgerState.Withdrawn)}, {CountedReceipts.Sum(LedgerState.Duplicate)}, {CountedReceipts.Sum(LedgerState.Quarantined)}, {CountedReceipts.Sum(LedgerState.Refused, LedgerState.Unreadable, LedgerState.NotStored)}, @run
            FROM audit_Ledger AS entry
            INNER JOIN counted ON counted.SourceFileKey = entry.SourceFileKey
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = entry.SourceFileKey
            INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = entry.LoadRunKey
            LEFT JOIN dim_Facility AS facility ON facility.FacilityCode = entry.FacilityCode AND CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER) BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
            WHERE load.FeedCode = 'VssClaims' AND entry.LevelCode = {(int)LedgerLevel.Record}
                AND {CountedReceipts.IsCounted}
                AND EXISTS (SELECT 1 FROM audit_Ledger AS document WHERE document.SourceFileKey = entry.SourceFileKey AND document.LoadRunKey = entry.LoadRunKey AND document.LevelCode = {(int)LedgerLevel.Document} AND document.StateCode = {(int)LedgerState.Received})
            GROUP BY 1, 2, 3
            HAVING {CountedReceipts.Sum(LedgerState.Received)} <> 0
            """,
            ("@run", loadRunKey));
    }
}
