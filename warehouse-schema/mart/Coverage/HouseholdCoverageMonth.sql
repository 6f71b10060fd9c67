-- Households whose every member is covered.
-- Grain  one row per month of a register handed over by persons, and commune
-- Caution  a card is found by the citizen number beside it
-- Conserves  rows, CoveredHouseholdCount hiding any = Numerator, HouseholdCount hiding 1 to 10 = Denominator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode where IndicatorCode = 'K08'
-- Suppressed  CoveredHouseholdCount, CoverageRate below 11 people or households, covered or not; HouseholdCount below 11; no total stands beside them
CREATE VIEW mart.HouseholdCoverageMonth
AS
SELECT
    value.MonthKey,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    basis.PopulationBasisCode,
    value.BasisYear,
    CAST(CASE WHEN (value.Denominator > 0 AND value.Denominator < 10.5) OR (value.Numerator > 0 AND value.Numerator < 10.5) OR (value.Denominator - value.Numerator > 0 AND value.Denominator - value.Numerator < 10.5) THEN NULL ELSE value.Numerator END AS int) AS CoveredHouseholdCount,
    CAST(CASE WHEN value.Denominator > 0 AND value.Denominator < 10.5 THEN NULL ELSE value.Denominator END AS int) AS HouseholdCount,
    CAST(CASE WHEN (value.Denominator > 0 AND value.Denominator < 10.5) OR (value.Numerator > 0 AND value.Numerator < 10.5) OR (value.Denominator - value.Numerator > 0 AND value.Denominator - value.Numerator < 10.5) THEN NULL ELSE value.Numerator / NULLIF(value.Denominator, 0) END AS decimal(9, 4)) AS CoverageRate,
    CAST(CASE WHEN (value.Denominator > 0 AND value.Denominator < 10.5) OR (value.Numerator > 0 AND value.Numerator < 10.5) OR (value.Denominator - value.Numerator > 0 AND value.Denominator - value.Numerator < 10.5) THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = value.PopulationBasisKey
WHERE value.IndicatorCode = 'K08';
