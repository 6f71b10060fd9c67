using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>When a feed as a whole last brought something new, as the figures have it.</summary>
/// <param name="LastReceived">Null where it never came.</param>
/// <param name="Due">The last day on which the next may come before its absence is silence; null where no day is fixed.</param>
internal sealed record FeedFreshness(string FeedCode, long FileCount, DateOnly? LastReceived, DateOnly? Due)
{
    /// <summary>Every feed, in the order of its code; none before figures were computed.</summary>
    public static IReadOnlyList<FeedFreshness> Read(SqliteConnection connection) => connection.Rows(
        "SELECT FeedCode, FileCount, LastReceivedDateKey, DueDateKey FROM mart_SourceFreshness WHERE FacilityCode = '' ORDER BY FeedCode",
        reader => new FeedFreshness(reader.GetString(0), reader.GetInt64(1), Day(reader.GetInt32(2)), Day(reader.GetInt32(3))));

    private static DateOnly? Day(int key) => key is > 0 and < 99990000 ? new DateOnly(key / 10000, key / 100 % 100, key % 100) : null;
}
