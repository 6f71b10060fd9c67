using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Held records of which a newer version stands in the star now: their facility has put them right, so they are held no longer, and move in the account of the load that held them.</summary>
/// <remarks>Newer by day of submission, then time of receipt, then file, as between versions; a held correction of what stands stays held.</remarks>
public sealed class HeldRepair(SqliteConnection connection, int loadRunKey, FeedDelivery feed)
{
    /// <summary>Names them, for records that this load brought to the star or holds back itself. Within the transaction of delivery.</summary>
    public IReadOnlyList<LedgerMovement> Find()
    {
        connection.Run("CREATE TEMP TABLE IF NOT EXISTS Repaired (HeldRow INTEGER NOT NULL PRIMARY KEY, LoadRunKey INTEGER NOT NULL); DELETE FROM temp.Repaired;");
        if (feed.Facts.FirstOrDefault(fact => fact.Versions is { NamesHeldRecords: true }) is not { } fact)
        {
            return [];
        }

        (string facility, string number) = (fact.Versions!.Identity[0], fact.Versions.Identity[1]);
        connection.Run(
            $"""
            INSERT OR IGNORE INTO temp.Repaired
            SELECT held.rowid, row.LoadRunKey
            FROM quality_Quarantine AS held
            INNER JOIN audit_LoadRun AS holder ON holder.LoadRunKey = held.LoadRunKey AND holder.FeedCode = @feed AND (holder.StateName = 'published' OR holder.LoadRunKey = @run)
            INNER JOIN audit_SourceFile AS heldFile ON heldFile.SourceFileKey = held.SourceFileKey
            INNER JOIN dim_Facility AS facility ON facility.FacilityCode = held.FacilityCode AND facility.IsCurrent = 1
            INNER JOIN {SqliteWarehouse.Table("fact", fact.Fact)} AS row ON row.{facility} = facility.FacilityDurableKey AND row.{number} = held.RecordCode
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = row.VersionSourceFileKey
            WHERE held.StateCode = {(int)LedgerState.Quarantined} AND held.RecordCode <> '' AND (row.LoadRunKey = @run OR held.LoadRunKey = @run)
                AND (MAX(row.SubmissionDateKey, 0), file.ReceivedAt, file.FileHash) > (held.VersionDateKey, heldFile.ReceivedAt, heldFile.FileHash)
            """,
            ("@feed", feed.FeedCode), ("@run", loadRunKey));
        return [.. connection.Rows(
            """
            SELECT held.LoadRunKey, held.SourceFileKey, held.FacilityCode, held.MonthKey, COUNT(*), SUM(held.DocumentCount), SUM(held.LineCount), SUM(CAST(ROUND(held.Amount * 100) AS INTEGER))
            FROM temp.Repaired AS repaired INNER JOIN quality_Quarantine AS held ON held.rowid = repaired.HeldRow
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """,
            reader => (LedgerMovement[])
            [
                Moved(reader, LedgerLevel.Record, 4),
                Moved(reader, LedgerLevel.Document, 5),
                Moved(reader, LedgerLevel.Line, 6),
                Moved(reader, LedgerLevel.Amount, 7),
            ]).SelectMany(movements => movements).Where(movement => movement.Quantity != 0)];
    }

    /// <summary>Takes them out of the quarantine, naming the load that holds the newer version.</summary>
    public void Release() =>
        connection.Run($"UPDATE quality_Quarantine SET StateCode = {(int)LedgerState.Superseded}, RepairCode = 'NewVersion', RepairedByLoadRunKey = (SELECT repaired.LoadRunKey FROM temp.Repaired AS repaired WHERE repaired.HeldRow = quality_Quarantine.rowid) WHERE rowid IN (SELECT HeldRow FROM temp.Repaired)");

    private static LedgerMovement Moved(SqliteDataReader reader, LedgerLevel level, int column) =>
        new(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), level, reader.GetInt64(column)) { From = LedgerState.Quarantined, To = LedgerState.Superseded };
}
