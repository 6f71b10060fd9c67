using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs;

/// <summary>Every recurring job, one line each, in the time of Viet Nam. timetable.json beside the warehouse changes hours, attempts and whether a line is off, without a new build.</summary>
/// <remarks>
/// Cron of five fields: minute, hour, day of month, month, day of week. What a line missed while no host ran is made up for once. A load follows pulls of its feed; figures follow loads that published
/// something, the refresh follows figures: those two lines only look again, for what a crash left in between.
/// </remarks>
internal static class Timetable
{
    /// <summary>Hours are those of the capital; there is no daylight saving time.</summary>
    public static TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static IReadOnlyList<TimetableLine> Lines { get; } =
    [
        new("load VssClaims", JobKind.Load, "VssClaims", "*/15 * * * *", Attempts: 3),
        new("load VssFeedback", JobKind.Load, "VssFeedback", "5 * * * *", Attempts: 3),
        new("load MohCheckups", JobKind.Load, "MohCheckups", "35 * * * *", Attempts: 3),
        new("load NsoAdministrativeUnits", JobKind.Load, "NsoAdministrativeUnits", "0 0 * * *", Attempts: 3),
        new("load MohFacilities", JobKind.Load, "MohFacilities", "5 0 * * *", Attempts: 3),
        new("load MohCatalogues", JobKind.Load, "MohCatalogues", "10 0 * * *", Attempts: 3),
        new("load NsoPopulation", JobKind.Load, "NsoPopulation", "15 0 * * *", Attempts: 3),
        new("load VssEnrolment", JobKind.Load, "VssEnrolment", "20 0 * * *", Attempts: 3),
        new("load MpsResidents", JobKind.Load, "MpsResidents", "25 0 * * *", Attempts: 3),
        new("load PpcTargets", JobKind.Load, "PpcTargets", "30 0 * * *", Attempts: 3),
        new("load PpcEntitledGroups", JobKind.Load, "PpcEntitledGroups", "35 0 * * *", Attempts: 3),
        new("load MohStatistics", JobKind.Load, "MohStatistics", "40 0 * * *", Attempts: 3),
        new("load VssContributions", JobKind.Load, "VssContributions", "45 0 * * *", Attempts: 3),
        new("load VssBudgets", JobKind.Load, "VssBudgets", "50 0 * * *", Attempts: 3),
        new("load VssSettlements", JobKind.Load, "VssSettlements", "55 0 * * *", Attempts: 3),
        new("load MohDigitalUse", JobKind.Load, "MohDigitalUse", "0 1 * * *", Attempts: 3),
        new("load MohSatisfaction", JobKind.Load, "MohSatisfaction", "5 1 * * *", Attempts: 3),
        new("load PpcInspections", JobKind.Load, "PpcInspections", "10 1 * * *", Attempts: 3),
        new("figures", JobKind.Figures, "", "0 5 * * *", Attempts: 2),
        new("refresh", JobKind.Refresh, "", "30 5 * * *", Attempts: 4),
        new("notices", JobKind.Notices, "", "*/10 * * * *", Attempts: 1),
    ];
}
