-- Coverage of a province at month end, with the population basis that the rate stands on.
-- Grain  one row per month, province and population basis
-- Caution  never compare rates of two bases; without a population the rate is empty, not zero
-- Conserves  rows, MemberCount = Numerator, PersonCount = Denominator of fact.IndicatorValue by MonthKey, ProvinceCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where IndicatorCode = 'K01' AND AdministrativeUnit(AdministrativeUnitKey).UnitLevel <> 'Commune'
-- Not suppressed  people of a whole province; its parts stand in marts of their own
CREATE VIEW mart.CoverageMonth
AS
SELECT
    value.MonthKey,
    unit.UnitCode AS ProvinceCode,
    unit.UnitName AS ProvinceName,
    basis.PopulationBasisCode,
    value.BasisYear,
    CAST(value.Numerator AS int) AS MemberCount,
    CAST(value.Denominator AS int) AS PersonCount,
    CAST(value.Numerator / NULLIF(value.Denominator, 0) AS decimal(9, 4)) AS CoverageRate
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = value.PopulationBasisKey
WHERE value.IndicatorCode = 'K01'
    AND unit.UnitLevel <> 'Commune';
