using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Radar;

/// <summary>The days of a period.</summary>
internal static class PeriodDays
{
    public static (DateOnly First, DateOnly Last) Of(PeriodKind kind, int period)
    {
        DateOnly first = kind switch
        {
            PeriodKind.Month => new DateOnly(period / 100, period % 100, 1),
            PeriodKind.Quarter => new DateOnly(period / 10, ((period % 10) * 3) - 2, 1),
            PeriodKind.Year => new DateOnly(period, 1, 1),
            _ => new DateOnly(period / 10_000, period / 100 % 100, period % 100),
        };
        return (first, kind switch
        {
            PeriodKind.Month => first.AddMonths(1).AddDays(-1),
            PeriodKind.Quarter => first.AddMonths(3).AddDays(-1),
            PeriodKind.Year => first.AddYears(1).AddDays(-1),
            _ => first,
        });
    }

    /// <summary>Whether everybody has to have told of the period by the day.</summary>
    public static bool IsDue(PeriodKind kind, int period, DateOnly today)
    {
        (DateOnly first, DateOnly last) = Of(kind, period);
        return (kind == PeriodKind.Year ? first : last).AddDays(SeriesRules.GraceDays(kind)) <= today;
    }
}
