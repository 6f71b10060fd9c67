using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Quarantine;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Retention;

/// <summary>Ends the life of received content: what may go, what must stay, and a removal that leaves an account.</summary>
/// <remarks>
/// A removal is entered in audit.LandingRemoval before the content goes, so a crash leaves a file that the next removal takes, never a file that is missing without an entry. The file's own key
/// is overwritten first: blocks that a disk still holds of the deleted file are of no use to anybody, the owner of the warehouse's key included.
/// </remarks>
public sealed class LandingRetention(SqliteConnection connection, LandingZone landing, RetentionPeriod period, TimeProvider time)
{
    /// <summary>Everything whose time has come, oldest first; what stays with the reason.</summary>
    /// <param name="alsoHeld">Whether content of held records may go as well.</param>
    public IReadOnlyList<DueFile> Due(bool alsoHeld)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        HashSet<string> held = [.. new QuarantineBook(connection).Held(new QuarantineFilter()).Select(record => record.FileHash)];
        HashSet<string> loading = [.. connection.Rows("SELECT DISTINCT file.FileHash FROM audit_SourceFile AS file INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = file.LoadRunKey WHERE run.StateName NOT IN ('published', 'failed')", reader => reader.GetString(0))];
        HashSet<string> open = OpenClaims();
        return [.. connection.Rows(
            "SELECT FileHash, FeedCode, FileName, ByteSize, MIN(ReceivedAt) FROM audit_SourceFile GROUP BY FileHash ORDER BY 5, 1",
            reader => (Hash: reader.GetString(0), Feed: reader.GetString(1), Name: reader.GetString(2), Bytes: reader.GetInt64(3), At: DateTime.Parse(reader.GetString(4), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)))
            .Where(file => period.EndOf(file.At) <= today && landing.Holds(file.Hash))
            .Select(file => new DueFile(file.Feed, file.Hash, file.Name, file.Bytes, file.At, period.EndOf(file.At),
                loading.Contains(file.Hash) ? RetentionHold.Load : open.Contains(file.Hash) ? RetentionHold.OpenPeriod : held.Contains(file.Hash) && !alsoHeld ? RetentionHold.Quarantine : null))];
    }

    /// <summary>Removes the content of a file; its account, its findings and what it brought stand.</summary>
    public void Remove(DueFile file, string who, string reason)
    {
        string told = OperatorLog.Check(reason);
        connection.Run(
            """
            INSERT INTO audit_LandingRemoval (FileHash, FeedCode, ByteSize, ReceivedAt, DueOn, RemovedAt, RemovedBy, Reason) VALUES (@hash, @feed, @bytes, @received, @due, @at, @who, @reason)
            ON CONFLICT DO UPDATE SET RemovedAt = excluded.RemovedAt, RemovedBy = excluded.RemovedBy, Reason = excluded.Reason
            """,
            ("@hash", file.FileHash), ("@feed", file.FeedCode), ("@bytes", file.ByteSize), ("@received", file.ReceivedAt.ToString("O", CultureInfo.InvariantCulture)),
            ("@due", file.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("@at", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ("@who", who), ("@reason", told));
        landing.Remove(file.FileHash);
    }

    /// <summary>The day on which retention removed the content of a file; null when it did not.</summary>
    public static string? RemovedOn(SqliteConnection connection, string fileHash) =>
        connection.ScalarText("SELECT RemovedAt FROM audit_LandingRemoval WHERE FileHash = @hash", ("@hash", fileHash))?[..10];

    /// <summary>Files of which a claim stands in a quarter that its facility has not settled.</summary>
    private HashSet<string> OpenClaims() =>
        [.. connection.Rows(
            """
            SELECT DISTINCT file.FileHash
            FROM fact_Claim AS claim
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey IN (claim.SourceFileKey, claim.VersionSourceFileKey)
            WHERE NOT EXISTS
            (
                SELECT 1 FROM fact_SettlementTotal AS settled
                WHERE settled.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey
                    AND settled.YearNumber = claim.SettlementMonthKey / 100 AND settled.QuarterNumber = (claim.SettlementMonthKey % 100 + 2) / 3
            )
            """,
            reader => reader.GetString(0))];
}
