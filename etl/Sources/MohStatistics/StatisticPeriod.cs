using System.Globalization;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>A period as DHIS2 writes it: 2025, 2025Q1, 202501 or 20250131.</summary>
/// <param name="TypeCode">Y, Q, M or D.</param>
internal sealed record StatisticPeriod(string TypeCode, DateOnly First, DateOnly Last)
{
    public int StartDateKey => Key(First);

    public int EndDateKey => Key(Last);

    /// <summary>Null for a text that is no such period, weeks and fiscal years among them.</summary>
    public static StatisticPeriod? Parse(string text)
    {
        string plain = text.Trim();
        bool isYear = plain.Length >= 4 && int.TryParse(plain.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1990 and <= 2040;
        if (!isYear)
        {
            return null;
        }

        DateOnly start = new(int.Parse(plain.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), 1, 1);
        ReadOnlySpan<char> rest = plain.AsSpan(4);
        switch (rest.Length)
        {
            case 0:
                return new StatisticPeriod("Y", start, start.AddYears(1).AddDays(-1));
            case 2 when rest[0] is 'Q' or 'q' && rest[1] is >= '1' and <= '4':
                start = start.AddMonths(3 * (rest[1] - '1'));
                return new StatisticPeriod("Q", start, start.AddMonths(3).AddDays(-1));
            case 2 when int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12:
                start = start.AddMonths(month - 1);
                return new StatisticPeriod("M", start, start.AddMonths(1).AddDays(-1));
            case 4 when DateOnly.TryParseExact(plain, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day):
                return new StatisticPeriod("D", day, day);
            default:
                return null;
        }
    }

    private static int Key(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;
}
