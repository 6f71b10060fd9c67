namespace BhytWarehouse.Jobs.Pages;

/// <summary>Residents without a card found, of one unit and one part of a breakdown; counts of few people are null.</summary>
/// <param name="BreakdownCode">All, Group, AgeGroup, HouseholdGroup or Found; the codes that it does not tell apart are empty.</param>
/// <param name="LowCostAmount">Đồng a year that all of them would pay together, at least where a household is not known.</param>
/// <param name="HasNoRule">Whether for somebody no contribution rule was in force: the amounts lack that person.</param>
/// <param name="UnlinkedMemberCount">People with a card whom no link names with a resident; 0 outside All.</param>
public sealed record UncoveredFigure(
    int AsOfDateKey, string UnitCode, string UnitName, string UnitLevel, string BreakdownCode, string AgeBandCode, string GroupCode, string GroupName, string GroupNameVietnamese, string HouseholdCode, string FoundCode,
    long? UncoveredCount, decimal? LowCostAmount, decimal? HighCostAmount, bool HasNoRule, long? ResidentCount, long? UnlinkedMemberCount);
