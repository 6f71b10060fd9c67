namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the fund will have been asked for by the end of the year, against the estimate, in đồng.</summary>
/// <param name="FacilityCode">Empty for the whole province.</param>
/// <param name="OverrunRate">Probability of more than the estimate; null where it cannot be told.</param>
/// <param name="StateCode">Forecast, NoEstimate, TooFewMonths or NoArrivalDays.</param>
public sealed record BudgetForecastFigure(
    int YearNumber, int MonthKey, string ProvinceCode, string FacilityCode, string UnitName, decimal EstimateAmount, decimal AskedAmount, decimal LateAmount, decimal RemainingAmount, decimal ForecastAmount,
    decimal LowAmount, decimal HighAmount, decimal? OverrunRate, int HistoryMonthCount, int RemainingMonthCount, int UnknownMonthCount, bool IsSeasonal, string StateCode, string MethodCode);
