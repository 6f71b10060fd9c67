using System.Globalization;

namespace BhytWarehouse.Etl.Sources.VssFeedback;

/// <summary>thoiGianTiepNhan of the portal, yyyyMMddHHmmss in Viet Nam.</summary>
internal static class ReplyMoment
{
    private static bool TryRead(string text, out DateTime moment) =>
        DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out moment) && moment.Year is >= 1990 and <= 2040;

    /// <summary>yyyymmdd; 0 when the text is no moment.</summary>
    public static int DateKeyOf(string text) => TryRead(text, out DateTime moment) ? (moment.Year * 10_000) + (moment.Month * 100) + moment.Day : 0;

    /// <summary>Minutes since midnight.</summary>
    public static int MinuteOf(string text) => TryRead(text, out DateTime moment) ? (moment.Hour * 60) + moment.Minute : 0;
}
