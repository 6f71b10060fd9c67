using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Radar;

/// <summary>How each series of derive.DeliveredPeriod is judged.</summary>
/// <remarks>A series that is not listed is judged for missing periods only. Replies and extracts are: the months after the last dossiers hold a few corrections, and lists of changes are of any size.</remarks>
internal static class SeriesRules
{
    /// <summary>Small numbers of events may well be none in another month.</summary>
    private const long FewestEvents = 8;

    private const long FewestListed = 10;

    /// <summary>A file holds some dozens: a month with fewer events than a few files may have none.</summary>
    private const long FewestOfMonth = 300;

    public static PeriodRule Of(string feedCode, string series, PeriodKind kind) => (feedCode, series) switch
    {
        ("VssContributions", _) or ("MohDigitalUse", _) or ("MohSatisfaction", _) => new PeriodRule(kind, 1, 0.6),
        ("MohStatistics", _) or ("PpcTargets", _) or ("VssBudgets", _) or ("NsoPopulation", _) or ("PpcInspections", _) => new PeriodRule(kind, 1, 0),
        ("MpsResidents", "events") or ("MohCheckups", _) => new PeriodRule(kind, FewestEvents, 0.5) { FewestOfPeriod = FewestOfMonth },
        ("VssFeedback", _) => new PeriodRule(kind, 0, 0) { FewestOfPeriod = FewestOfMonth },
        ("MpsResidents", _) => new PeriodRule(kind, 1, 0.9),
        ("PpcEntitledGroups", _) => new PeriodRule(kind, FewestListed, 0.6),
        ("VssSettlements", _) => new PeriodRule(kind, FewestListed, 0),
        _ => new PeriodRule(kind, 0, 0),
    };

    /// <summary>Days after a period's end within which not everybody need have told of it; for a year after its beginning, because what it brings is decided then.</summary>
    public static int GraceDays(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 20,
        PeriodKind.Quarter => 75,
        PeriodKind.Year => 120,
        _ => 0,
    };
}
