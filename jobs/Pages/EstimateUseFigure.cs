namespace BhytWarehouse.Jobs.Pages;

/// <summary>How much of the year's estimate is used by the end of a month.</summary>
/// <param name="FacilityCode">Empty for the whole province.</param>
/// <param name="EstimateUseRate">Null when no estimate is assigned.</param>
public sealed record EstimateUseFigure(int MonthKey, string FacilityCode, string UnitName, decimal FundPaidAmount, decimal EstimateAmount, decimal? EstimateUseRate);
