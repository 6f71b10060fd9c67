using System.Globalization;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>Moments as the books in jobs.db keep them: UTC, to the millisecond, in the order of their text.</summary>
public static class JobTime
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Null for what is empty: it has not happened.</summary>
    public static DateTimeOffset? Find(string text) => text.Length == 0 ? null : Read(text);
}
