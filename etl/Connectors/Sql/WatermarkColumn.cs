using System.Globalization;

namespace BhytWarehouse.Etl.Connectors.Sql;

/// <summary>The column by which only what is new is pulled.</summary>
/// <param name="Overlap">How far before the last value read the next window begins, since a transaction may be committed after another with a later value: a whole number, or a time such as 1.00:00:00.</param>
public sealed record WatermarkColumn(string Name, WatermarkKind Kind, string Overlap)
{
    private const string Moment = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    /// <summary>The value as it is remembered, and comparable as it stands.</summary>
    /// <exception cref="FormatException">Not of the kind.</exception>
    public IComparable Read(object value) => (Kind, value) switch
    {
        (WatermarkKind.Integer, long or int or short or byte or decimal) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        (WatermarkKind.Integer, string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        (WatermarkKind.Timestamp or WatermarkKind.Date, DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Unspecified),
        (WatermarkKind.Timestamp or WatermarkKind.Date, DateOnly date) => date.ToDateTime(TimeOnly.MinValue),
        (WatermarkKind.Timestamp or WatermarkKind.Date, DateTimeOffset moment) => DateTime.SpecifyKind(moment.UtcDateTime, DateTimeKind.Unspecified),
        (WatermarkKind.Timestamp or WatermarkKind.Date, string text) => DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal), DateTimeKind.Unspecified),
        _ => throw new FormatException($"a {value.GetType().Name}"),
    };

    public IComparable Parse(string remembered) => Kind == WatermarkKind.Integer
        ? long.Parse(remembered, CultureInfo.InvariantCulture)
        : DateTime.ParseExact(remembered, Moment, CultureInfo.InvariantCulture);

    public static string Write(IComparable value) => value is DateTime moment
        ? moment.ToString(Moment, CultureInfo.InvariantCulture)
        : ((long)value).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where the next window begins; ties with the last value are inside even without an overlap, because the bound is.</summary>
    public IComparable Back(IComparable value) => value is DateTime moment
        ? moment - TimeSpan.Parse(Overlap, CultureInfo.InvariantCulture)
        : (long)value - long.Parse(Overlap, CultureInfo.InvariantCulture);
}
