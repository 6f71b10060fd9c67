using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Which records are withdrawn: by what audit.Withdrawal tells and by nothing else, so that it does not matter whether the withdrawal, the record or its correction came first.</summary>
/// <remarks>A withdrawal reaches every version submitted before its day, and of those of its day the ones received until it was entered. A version without a day of submission counts by the day of its receipt.</remarks>
internal sealed class WithdrawalRegister(SqliteConnection connection, string feedCode, FactDelivery delivery)
{
    private readonly WithdrawnRecords _withdrawn = delivery.Versions!.Withdrawn!;

    public bool IsEmpty => connection.ScalarLong("SELECT EXISTS (SELECT 1 FROM audit_Withdrawal WHERE FeedCode = @feed)", ("@feed", feedCode)) == 0;

    /// <summary>File and record of the staged versions that a withdrawal reaches.</summary>
    /// <param name="told">The table that <see cref="VersionResolution"/> has worked out.</param>
    // CROSS JOIN keeps the order of the tables, here and below: what there is less of looks into the indexes of the rest, whatever SQLite guesses of their sizes.
    public HashSet<(int SourceFileKey, int RecordNumber)> ReachedOf(string told) =>
        [.. connection.Rows(
            $"""
            SELECT version.SourceFileKey, version.RecordNumber
            FROM {told} AS version
            CROSS JOIN audit_Withdrawal AS withdrawal ON withdrawal.RecordCode = version.{_withdrawn.RecordCode} AND withdrawal.FeedCode = @feed
            CROSS JOIN dim_Facility AS facility ON facility.FacilityCode = withdrawal.FacilityCode AND facility.FacilityDurableKey = version.{_withdrawn.FacilityDurableKey}
            CROSS JOIN audit_SourceFile AS file ON file.SourceFileKey = version.SourceFileKey
            WHERE {IsReached}
            """,
            reader => (reader.GetInt32(0), reader.GetInt32(1)), ("@feed", feedCode))];

    /// <summary>Keys of the standing records that the withdrawals of a run reach.</summary>
    public IReadOnlyList<long> StandingReachedBy(int loadRunKey) =>
        connection.Rows(
            $"""
            SELECT DISTINCT version.{delivery.KeyColumn}
            FROM audit_Withdrawal AS withdrawal
            CROSS JOIN dim_Facility AS facility ON facility.FacilityCode = withdrawal.FacilityCode
            CROSS JOIN {SqliteWarehouse.Table("fact", delivery.Fact)} AS version ON version.{_withdrawn.RecordCode} = withdrawal.RecordCode AND version.{_withdrawn.FacilityDurableKey} = facility.FacilityDurableKey
            CROSS JOIN audit_SourceFile AS file ON file.SourceFileKey = version.VersionSourceFileKey
            WHERE withdrawal.LoadRunKey = @run AND withdrawal.FeedCode = @feed AND {IsReached}
            """,
            reader => reader.GetInt64(0), ("@feed", feedCode), ("@run", loadRunKey));

    /// <summary>Keeps standing records among those withdrawn, before they leave their fact.</summary>
    public void Keep(IReadOnlyCollection<long> keys, int loadRunKey) =>
        Keep([.. keys.Select(key => (key, 0L))], $"{SqliteWarehouse.Table("fact", delivery.Fact)} AS version WHERE version.{delivery.KeyColumn} IN (SELECT First FROM temp.Kept)", loadRunKey);

    /// <summary>Keeps staged records among those withdrawn; the view gives them only until they are set aside.</summary>
    public void KeepStaged(IReadOnlyCollection<(int SourceFileKey, int RecordNumber)> records, int loadRunKey) =>
        Keep([.. records.Select(record => ((long)record.SourceFileKey, (long)record.RecordNumber))], $"{SqliteWarehouse.Table("conform", delivery.Fact)} AS version WHERE version.LoadRunKey = @run AND (version.SourceFileKey, version.RecordNumber) IN (SELECT First, Second FROM temp.Kept)", loadRunKey);

    private string IsReached
    {
        get
        {
            string day = $"CASE WHEN version.{_withdrawn.SubmissionDateKey} > 0 THEN version.{_withdrawn.SubmissionDateKey} ELSE CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER) END";
            return $"({day} < withdrawal.WithdrawalDateKey OR ({day} = withdrawal.WithdrawalDateKey AND file.ReceivedAt <= withdrawal.EnteredAt))";
        }
    }

    private void Keep((long First, long Second)[] named, string from, int loadRunKey)
    {
        if (named.Length == 0)
        {
            return;
        }

        connection.Run("CREATE TEMP TABLE IF NOT EXISTS Kept (First INTEGER NOT NULL, Second INTEGER NOT NULL, PRIMARY KEY (First, Second)); DELETE FROM temp.Kept;");
        foreach ((long first, long second) in named)
        {
            connection.Run("INSERT INTO temp.Kept (First, Second) VALUES (@first, @second)", ("@first", first), ("@second", second));
        }

        string[] columns = [.. WarehouseSchema.Find("fact", _withdrawn.Fact).Columns.Select(column => column.Name).Where(name => name != _withdrawn.KeyColumn && name != "WithdrawnLoadRunKey")];
        int rows = connection.Run(
            $"INSERT INTO {SqliteWarehouse.Table("fact", _withdrawn.Fact)} ({_withdrawn.KeyColumn}, {string.Join(", ", columns)}, WithdrawnLoadRunKey) SELECT version.{delivery.KeyColumn}, {string.Join(", ", columns.Select(column => "version." + column))}, @run FROM {from}",
            ("@run", loadRunKey));
        if (rows != named.Length)
        {
            throw new InvalidOperationException($"fact.{_withdrawn.Fact}: {rows} rows of {named.Length} withdrawn records of fact.{delivery.Fact}; expected one of each.");
        }
    }
}
