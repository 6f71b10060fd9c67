namespace BhytWarehouse.Etl.Audit;

/// <summary>Which received files count, for what is written from the ledger into facts.</summary>
/// <remarks>A file that is sent again is the same receipt: it counts once, as it fared best, together with what replays took over from it: they received nothing anew.</remarks>
internal static class CountedReceipts
{
    /// <summary>The entries of the counted files (alias entry) that count: only a replay moves to duplicate, and what it took over is counted where it is now.</summary>
    public static string IsCounted { get; } =
        $"{NotHandedOver} AND NOT (entry.StateCode = {(int)LedgerState.Received} AND entry.SourceFileKey IN (SELECT SourceFileKey FROM replay))";

    private static string NotHandedOver => $"NOT (entry.StateCode = {(int)LedgerState.Duplicate} AND entry.MovedByLoadRunKey <> -1)";

    /// <summary>Sums the quantities of the states, as a whole number.</summary>
    public static string Sum(params LedgerState[] states) => $"CAST(SUM(CASE WHEN entry.StateCode IN ({string.Join(", ", states.Select(state => (int)state))}) THEN entry.Quantity ELSE 0 END) AS INTEGER)";

    /// <summary>Common table expressions; the last, counted, has the SourceFileKey of each file that counts, at the level of records.</summary>
    /// <param name="loads">Which loads (alias load) are looked at.</param>
    public static string Expressions(string loads) =>
        $"""
        replay AS
        (
            SELECT DISTINCT mine.SourceFileKey
            FROM audit_Ledger AS moved
            INNER JOIN audit_SourceFile AS held ON held.SourceFileKey = moved.SourceFileKey
            INNER JOIN audit_SourceFile AS mine ON mine.LoadRunKey = moved.MovedByLoadRunKey AND mine.FileHash = held.FileHash
            WHERE moved.MovedByLoadRunKey <> -1 AND moved.StateCode IN ({(int)LedgerState.Quarantined}, {(int)LedgerState.Refused})
        ),
        occurrence AS
        (
            SELECT file.SourceFileKey, ROW_NUMBER() OVER (PARTITION BY load.FeedCode, file.FileHash ORDER BY {Sum(LedgerState.Duplicate, LedgerState.Quarantined, LedgerState.Refused, LedgerState.Unreadable, LedgerState.NotStored)}, file.SourceFileKey) AS Place
            FROM audit_Ledger AS entry
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = entry.SourceFileKey
            INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = entry.LoadRunKey
            WHERE {loads} AND entry.LevelCode = {(int)LedgerLevel.Record}
                AND {NotHandedOver} AND file.SourceFileKey NOT IN (SELECT SourceFileKey FROM replay)
            GROUP BY load.FeedCode, file.SourceFileKey, file.FileHash
        ),
        counted AS
        (
            SELECT SourceFileKey FROM occurrence WHERE Place = 1
            UNION ALL
            SELECT SourceFileKey FROM replay
        )
        """;
}
