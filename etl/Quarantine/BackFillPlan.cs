using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>What a back-fill of some months of a feed would read again, and what that costs, before anybody asks for it.</summary>
/// <remarks>
/// Received files are immutable, and what the star holds of them stands until a newer version of the record comes. So to fill a past month is to judge again what its files hold back, by the rules, code lists and
/// registers of today; what is loaded already would only come out as a duplicate of itself.
/// </remarks>
/// <param name="FacilityCode">Empty for all.</param>
/// <param name="HeldWithoutMonth">Held records of the feed whose month cannot be read: no back-fill reaches them.</param>
public sealed record BackFillPlan(string FeedCode, string FacilityCode, IReadOnlyList<BackFillMonth> Months, int HeldWithoutMonth)
{
    /// <summary>How many of the newest loads tell how long a record takes.</summary>
    private const int LoadsAsked = 20;

    /// <summary>Whether anything of the months was received.</summary>
    public bool IsEmpty => Months.All(month => month.FileCount == 0);

    /// <param name="first">yyyymm.</param>
    /// <param name="last">yyyymm, included.</param>
    public static BackFillPlan Read(SqliteConnection connection, string feedCode, int first, int last, string facilityCode)
    {
        ILookup<int, Landed> landed = connection.Rows(
            $"""
            WITH content AS
            (
                SELECT file.FileHash, MIN(file.SourceFileKey) AS SourceFileKey
                FROM audit_SourceFile AS file
                INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = file.LoadRunKey AND load.StateName = 'published'
                WHERE file.FeedCode = @feed
                GROUP BY file.FileHash
            )
            SELECT entry.MonthKey, content.FileHash, file.ByteSize, EXISTS (SELECT 1 FROM audit_LandingRemoval AS removed WHERE removed.FileHash = content.FileHash),
                SUM(CASE WHEN entry.LevelCode = {(int)LedgerLevel.Record} THEN CAST(entry.Quantity AS INTEGER) ELSE 0 END),
                SUM(CASE WHEN entry.LevelCode = {(int)LedgerLevel.Amount} THEN CAST(ROUND(entry.Quantity * 100) AS INTEGER) ELSE 0 END),
                MIN(whole.RecordCount)
            FROM content
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = content.SourceFileKey
            INNER JOIN audit_Ledger AS entry ON entry.LoadRunKey = file.LoadRunKey AND entry.SourceFileKey = file.SourceFileKey AND entry.StateCode = {(int)LedgerState.Received} AND entry.LevelCode IN ({(int)LedgerLevel.Record}, {(int)LedgerLevel.Amount})
            INNER JOIN (SELECT LoadRunKey, SourceFileKey, SUM(CAST(Quantity AS INTEGER)) AS RecordCount FROM audit_Ledger WHERE StateCode = {(int)LedgerState.Received} AND LevelCode = {(int)LedgerLevel.Record} GROUP BY 1, 2) AS whole
                ON whole.LoadRunKey = file.LoadRunKey AND whole.SourceFileKey = file.SourceFileKey
            WHERE entry.MonthKey BETWEEN @first AND @last AND (@facility = '' OR entry.FacilityCode = @facility)
            GROUP BY 1, 2, 3, 4
            """,
            reader => new Landed(reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3) == 1, reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6)),
            ("@feed", feedCode), ("@first", first), ("@last", last), ("@facility", facilityCode)).ToLookup(file => file.MonthKey);
        double? pace = SecondsPerRecord(connection, feedCode);
        QuarantineBook book = new(connection);
        string? facility = facilityCode.Length > 0 ? facilityCode : null;
        List<BackFillMonth> months = [];
        for (int month = first; month <= last; month = month % 100 == 12 ? month + 89 : month + 1)
        {
            Landed[] files = [.. landed[month]];
            Dictionary<string, Landed> byHash = files.ToDictionary(file => file.Hash, StringComparer.Ordinal);
            HeldRecord[] held = [.. book.Held(new QuarantineFilter(FeedCode: feedCode, FacilityCode: facility, MonthKey: month))];
            Landed[] judged = [.. held.Select(record => record.FileHash).Distinct(StringComparer.Ordinal).Where(byHash.ContainsKey).Select(hash => byHash[hash]).Where(file => !file.IsRemoved)];
            long judgedRecords = judged.Sum(file => file.WholeCount);
            months.Add(new BackFillMonth(
                month, files.Length, files.Sum(file => file.ByteCount), files.Count(file => file.IsRemoved), files.Sum(file => file.RecordCount), files.Sum(file => file.AmountHundredths),
                judged.Length, judgedRecords, held.Sum(record => record.RecordCount), held.Sum(record => record.AmountHundredths), pace is { } seconds ? TimeSpan.FromSeconds(seconds * judgedRecords) : null));
        }

        int withoutMonth = book.Held(new QuarantineFilter(FeedCode: feedCode, FacilityCode: facility)).Count(record => record is { IsFile: false, MonthKey: < 0 });
        return new BackFillPlan(feedCode, facilityCode, months, withoutMonth);
    }

    /// <summary>Whether the account of the feed goes by months; null before anything of it was received.</summary>
    public static bool? HasMonths(SqliteConnection connection, string feedCode) => connection.ScalarLong(
        """
        SELECT COALESCE(MAX(CASE WHEN entry.MonthKey > 0 THEN 2 ELSE 1 END), 0)
        FROM audit_LoadRun AS load INNER JOIN audit_Ledger AS entry ON entry.LoadRunKey = load.LoadRunKey AND entry.LevelCode = 2
        WHERE load.FeedCode = @feed AND load.StateName = 'published'
        """, ("@feed", feedCode)) switch
    {
        0 => null,
        1 => false,
        _ => true,
    };

    private static double? SecondsPerRecord(SqliteConnection connection, string feedCode)
    {
        (double seconds, long records) = connection.Rows(
            $"""
            SELECT COALESCE(SUM((julianday(load.EndedAt) - julianday(load.StartedAt)) * 86400), 0.0), COALESCE(SUM(received.RecordCount), 0)
            FROM (SELECT LoadRunKey, StartedAt, EndedAt FROM audit_LoadRun WHERE FeedCode = @feed AND StateName = 'published' ORDER BY LoadRunKey DESC LIMIT {LoadsAsked}) AS load
            INNER JOIN (SELECT LoadRunKey, SUM(CAST(Quantity AS INTEGER)) AS RecordCount FROM audit_Ledger WHERE LevelCode = {(int)LedgerLevel.Record} AND StateCode = {(int)LedgerState.Received} GROUP BY LoadRunKey) AS received ON received.LoadRunKey = load.LoadRunKey
            """,
            reader => (reader.GetDouble(0), reader.GetInt64(1)), ("@feed", feedCode))[0];
        return records > 0 ? Math.Max(0, seconds) / records : null;
    }

    private sealed record Landed(int MonthKey, string Hash, long ByteCount, bool IsRemoved, long RecordCount, long AmountHundredths, long WholeCount);
}
