using System.Globalization;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Periods as DHIS2 writes them: 202501 is a month, LAST_12_MONTHS several, 2025Q1 a quarter.</summary>
internal static class Dhis2Period
{
    /// <summary>A source that tells of quarters or years cannot be asked for a month.</summary>
    public static bool AreMonths(IReadOnlyList<string> periods) =>
        periods.All(period => (period.Length == 6 && period.All(char.IsAsciiDigit)) || (period.Contains("MONTH", StringComparison.Ordinal) && !period.Contains("BIMONTH", StringComparison.Ordinal) && !period.Contains("SIXMONTH", StringComparison.Ordinal)));

    public static string OfMonth(int monthKey) => monthKey.ToString(CultureInfo.InvariantCulture);
}
