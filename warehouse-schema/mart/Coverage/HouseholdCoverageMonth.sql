-- Households whose every member is covered.
-- Grain  one row per month of a register handed over by persons, and commune
-- Caution  a card is found by the citizen number beside it
-- Conserves  rows, CoveredHouseholdCount = Numerator, HouseholdCount = Denominator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode where IndicatorCode = 'K08'
CREATE VIEW mart.HouseholdCoverageMonth
AS
SELECT
    value.MonthKey,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    basis.PopulationBasisCode,
    value.BasisYear,
    CAST(value.Numerator AS int) AS CoveredHouseholdCount,
    CAST(value.Denominator AS int) AS HouseholdCount,
    CAST(value.Numerator / NULLIF(value.Denominator, 0) AS decimal(9, 4)) AS CoverageRate
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = value.PopulationBasisKey
WHERE value.IndicatorCode = 'K08';
