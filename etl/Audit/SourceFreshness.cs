using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Writes when each feed, and each facility in it, sent something new to fact.SourceFreshness, because report tables never read audit.</summary>
/// <remarks>A file counts on the day on which its bytes were first received and was read, so that a load of the same files again makes nothing fresh. Whether somebody is silent is asked of the day due, not stored.</remarks>
internal static class SourceFreshness
{
    public static void Write(SqliteConnection connection, SourceRegister register, int loadRunKey)
    {
        connection.Run("DELETE FROM fact_SourceFreshness");
        foreach (ISource source in register.Sources)
        {
            // The feed as a whole is there also when it never came.
            connection.Run(
                $"""
                WITH told AS
                (
                    SELECT entry.FacilityCode, file.FileHash, MIN(CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER)) AS DateKey
                    FROM audit_SourceFile AS file
                    INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = file.LoadRunKey AND load.StateName = 'published'
                    INNER JOIN audit_Ledger AS entry ON entry.SourceFileKey = file.SourceFileKey AND entry.LevelCode = {(int)LedgerLevel.Record} AND entry.StateCode = {(int)LedgerState.Received}
                    WHERE file.FeedCode = @feed AND file.StateName = 'read'
                    GROUP BY entry.FacilityCode, file.FileHash
                ),
                latest AS
                (
                    SELECT -1 AS FacilityKey, -1 AS FacilityDurableKey, COUNT(DISTINCT FileHash) AS FileCount, COALESCE(MAX(DateKey), -1) AS DateKey FROM told
                    UNION ALL
                    SELECT facility.FacilityKey, facility.FacilityDurableKey, COUNT(DISTINCT told.FileHash), MAX(told.DateKey)
                    FROM told
                    INNER JOIN dim_Facility AS facility ON facility.FacilityCode = told.FacilityCode AND facility.IsCurrent = 1 AND facility.FacilityKey > 0
                    GROUP BY 1, 2
                )
                INSERT INTO fact_SourceFreshness (FeedCode, FacilityKey, FacilityDurableKey, FileCount, LastReceivedDateKey, DueDateKey, LoadRunKey)
                SELECT @feed, latest.FacilityKey, latest.FacilityDurableKey, latest.FileCount, latest.DateKey,
                    CASE WHEN latest.DateKey = -1 THEN -1 WHEN @days = 0 THEN 99991231 ELSE COALESCE(due.DateKey, 99991231) END, @run
                FROM latest
                LEFT JOIN dim_Date AS received ON received.DateKey = latest.DateKey
                LEFT JOIN dim_Date AS due ON due.DayNumber = received.DayNumber + @days AND due.DateKey > 0
                """,
                ("@feed", source.FeedCode), ("@days", source.Description.SilentAfterDays), ("@run", loadRunKey));
        }
    }
}
