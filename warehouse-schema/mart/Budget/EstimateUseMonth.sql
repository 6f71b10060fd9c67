-- How much of the year's estimate a facility, or the province as a whole, has asked for by the end of a month.
-- Grain  one row per month and facility, and one per month and province (its facility code is empty)
-- Caution  cumulative within the year; the row of the province contains its facilities; without an estimate the rate is empty, not zero
-- Conserves  rows, FundPaidAmount = Numerator, EstimateAmount = Denominator of fact.IndicatorValue by MonthKey, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where IndicatorCode = 'K19'
CREATE VIEW mart.EstimateUseMonth
AS
SELECT
    value.MonthKey,
    CAST(CASE WHEN value.FacilityKey = -1 THEN unit.UnitCode ELSE facility.ProvinceCode END AS varchar(5)) AS ProvinceCode,
    CAST(CASE WHEN value.FacilityKey = -1 THEN '' ELSE facility.FacilityCode END AS varchar(5)) AS FacilityCode,
    CAST(CASE WHEN value.FacilityKey = -1 THEN unit.UnitName ELSE facility.FacilityName END AS nvarchar(255)) AS UnitName,
    CAST(value.Numerator AS decimal(18, 2)) AS FundPaidAmount,
    CAST(value.Denominator AS decimal(18, 2)) AS EstimateAmount,
    CAST(value.Numerator / NULLIF(value.Denominator, 0) AS decimal(9, 4)) AS EstimateUseRate
FROM fact.IndicatorValue AS value
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = value.FacilityKey
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
WHERE value.IndicatorCode = 'K19';
