-- Whether the year's estimate will hold: what the fund will have been asked for by its end, with the 80 % band and the probability of an overrun, for the province and each facility.
-- Grain  one row per year and facility, and one per year and province (its facility code is empty)
-- Caution  the row of the province contains its facilities; OverrunRate is empty where nothing can be forecast or no estimate is assigned (StateCode says why); months before the first claims are taken like months to come (UnknownMonthCount)
-- Conserves  rows, EstimateAmount, AskedAmount, LateAmount, RemainingAmount, ForecastAmount, StandardErrorAmount, LowAmount, HighAmount, HistoryMonthCount, RemainingMonthCount, UnknownMonthCount of fact.BudgetForecast by YearNumber, MonthKey, ProvinceCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END
CREATE VIEW mart.BudgetForecast
AS
SELECT
    forecast.YearNumber,
    forecast.MonthKey,
    province.UnitCode AS ProvinceCode,
    CAST(CASE WHEN forecast.FacilityKey = -1 THEN '' ELSE facility.FacilityCode END AS varchar(5)) AS FacilityCode,
    CAST(CASE WHEN forecast.FacilityKey = -1 THEN province.UnitName ELSE facility.FacilityName END AS nvarchar(255)) AS UnitName,
    forecast.EstimateAmount,
    forecast.AskedAmount,
    forecast.LateAmount,
    forecast.RemainingAmount,
    forecast.ForecastAmount,
    forecast.StandardErrorAmount,
    forecast.LowAmount,
    forecast.HighAmount,
    CAST(CASE WHEN forecast.OverrunRate < 0 THEN NULL ELSE forecast.OverrunRate END AS decimal(9, 6)) AS OverrunRate,
    forecast.HistoryMonthCount,
    forecast.RemainingMonthCount,
    forecast.UnknownMonthCount,
    forecast.IsSeasonal,
    forecast.StateCode,
    forecast.MethodCode
FROM fact.BudgetForecast AS forecast
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = forecast.FacilityKey
INNER JOIN dim.AdministrativeUnit AS province
    ON province.AdministrativeUnitKey = forecast.AdministrativeUnitKey;
