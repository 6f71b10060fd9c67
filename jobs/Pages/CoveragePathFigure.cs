namespace BhytWarehouse.Jobs.Pages;

/// <summary>What a province or commune needs to reach the coverage that is set for a year, and what is to be expected at the deadline; counts of few people are null.</summary>
/// <param name="GroupCode">Empty for everybody.</param>
/// <param name="ReachRate">Probability that the goal is reached; null where nothing is forecast.</param>
/// <param name="IsLate">Whether fewer are expected than are needed by the month; null where nothing is forecast.</param>
/// <param name="ResponsibleUnitName">Who answers by the decision; empty where none names anybody.</param>
/// <param name="StateCode">Forecast, TooFewMonths, TooFar, or Over (the deadline is not after the newest month).</param>
public sealed record CoveragePathFigure(
    int GoalYear, int AsOfMonthKey, int MonthKey, int DeadlineMonthKey, string UnitCode, string UnitName, string UnitLevel, string PopulationBasisCode, string GroupCode, bool IsLastMonth, decimal GoalRate, bool IsAssigned, string DocumentNumber, string ResponsibleUnitName,
    long? MemberCount, long? TargetMemberCount, long? NeededCount, long? NeededPerMonthCount, long? Expiring30Count, long? Expiring60Count, long? Expiring90Count, long? ExpectedLossCount, long? LeavingSupportCount, long? ForecastMemberCount, long? LowMemberCount, long? HighMemberCount,
    decimal? ReachRate, bool? IsLate, string StateCode, string MethodCode);
