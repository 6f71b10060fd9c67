using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>How long ago each feed last brought something new, as of now: the figures of freshness are of the day on which they were computed.</summary>
public sealed class SourceReceiptAges(SqliteConnection connection)
{
    /// <summary>Days by feed, in fractions; feeds of which nothing was ever read are left out. The same bytes again make nothing fresh.</summary>
    public IReadOnlyDictionary<string, double> Days(DateTimeOffset now) => connection.Rows(
        """
        SELECT file.FeedCode, MAX(file.ReceivedAt)
        FROM audit_SourceFile AS file
        INNER JOIN audit_LoadRun AS load ON load.LoadRunKey = file.LoadRunKey AND load.StateName = 'published'
        WHERE file.StateName = 'read'
        GROUP BY file.FeedCode
        """,
        reader => (Feed: reader.GetString(0), At: DateTime.Parse(reader.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)))
        .ToDictionary(feed => feed.Feed, feed => Math.Max(0, (now.UtcDateTime - feed.At.ToUniversalTime()).TotalDays), StringComparer.Ordinal);
}
