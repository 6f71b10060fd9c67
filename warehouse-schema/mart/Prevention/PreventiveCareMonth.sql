-- People reached by prevention for the first time in the year, with the population that the share stands on.
-- Grain  one row per month, commune of residence and population basis
-- Caution  choose one basis; months of one year add up, the population does not; after a reform the sum of a year stands for the province only; without a population the rate is empty, not zero
-- Conserves  rows, ReachedPersonCount = Numerator, PersonCount = Denominator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where IndicatorCode = 'K23'
CREATE VIEW mart.PreventiveCareMonth
AS
SELECT
    value.MonthKey,
    unit.ProvinceCode,
    unit.UnitCode,
    unit.UnitName,
    basis.PopulationBasisCode,
    value.BasisYear,
    CAST(value.Numerator AS int) AS ReachedPersonCount,
    CAST(value.Denominator AS int) AS PersonCount,
    CAST(value.Numerator / NULLIF(value.Denominator, 0) AS decimal(9, 4)) AS PreventiveCareRate
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = value.PopulationBasisKey
WHERE value.IndicatorCode = 'K23';
