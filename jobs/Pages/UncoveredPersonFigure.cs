namespace BhytWarehouse.Jobs.Pages;

/// <summary>One resident for whom no valid card is found, by tokens alone.</summary>
/// <param name="FoundCode">Lapsed or NotFound.</param>
/// <param name="LastGroupCode">Of the last card found; empty where none is.</param>
/// <param name="LastEndDateKey">Its last day; -1 where none is found.</param>
/// <param name="GroupCode">The cheapest group that lists, age and household say the person may join.</param>
/// <param name="EntitlementCode">What says so: List, Age or Household.</param>
/// <param name="HouseholdNumber">The place among the household's members that pay themselves; 0 where it makes no difference or is unknown.</param>
/// <param name="CostCode">Known, HouseholdUnknown (between the two amounts) or NoRule (nothing can be said).</param>
public sealed record UncoveredPersonFigure(
    long ResidentKey, string PersonToken, string HouseholdToken, string UnitCode, string AgeBandCode, string FoundCode, string LastGroupCode, int LastEndDateKey, string GroupCode, string EntitlementCode, string HouseholdCode, int HouseholdNumber, string CostCode, decimal LowCostAmount, decimal HighCostAmount);
