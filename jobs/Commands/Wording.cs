using System.Globalization;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Words, numbers and moments in the language of who reads them, on a screen or a page.</summary>
internal sealed class Wording(Language language)
{
    /// <summary>There is no daylight saving time in Viet Nam.</summary>
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    private readonly NumberFormatInfo _numbers = language == Language.Vietnamese
        ? new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", PercentGroupSeparator = ".", PercentDecimalSeparator = ",", PercentPositivePattern = 1, PercentNegativePattern = 1 }
        : new NumberFormatInfo { PercentPositivePattern = 1, PercentNegativePattern = 1 };

    public Language Language => language;

    public string Say(Text text, params ReadOnlySpan<object?> values) => text.In(language, values);

    public string Count(long value) => value.ToString("N0", _numbers);

    public string Dong(decimal value) => value.ToString(decimal.Truncate(value) == value ? "N0" : "N2", _numbers);

    public string DongOfHundredths(long hundredths) => Dong(hundredths / 100m);

    public string Percent(decimal? rate) => rate is { } value ? value.ToString("P2", _numbers) : "–";

    public string Bytes(long count) => count switch
    {
        < 1024 => Count(count) + " B",
        < 1024 * 1024 => (count / 1024m).ToString("N0", _numbers) + " KB",
        < 1024L * 1024 * 1024 => (count / 1048576m).ToString("N1", _numbers) + " MB",
        _ => (count / 1073741824m).ToString("N1", _numbers) + " GB",
    };

    public string Seconds(TimeSpan time) => time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "N1" : "N0", _numbers) + " s";

    /// <summary>In the time of Viet Nam, by the minute.</summary>
    public static string Moment(DateTimeOffset? moment) => moment?.ToOffset(VietNam).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>As <see cref="Moment"/>, by the second.</summary>
    public static string MomentOfLog(DateTimeOffset moment) => moment.ToOffset(VietNam).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
