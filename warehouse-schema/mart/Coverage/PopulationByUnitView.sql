-- Population in old units, in new units, or in those of the time.
-- Grain  one row per month from which a count holds, population basis, level at which it was counted, unit view and unit
-- Caution  ask for one view, one basis and one level: every view has the same total; estimated people stand beside the count
-- Conserves  rows, PersonCount, EstimatedPersonCount of fact.PopulationRestated by FromMonthKey, CountedLevel, UnitSystemCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode among UnitViewCode <> 'AsWas';
-- Conserves  rows, PersonCount, EstimatedPersonCount of fact.PopulationRestated by FromMonthKey, CountedLevel, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where EXISTS (SELECT 1 FROM dim.UnitSystem AS known WHERE known.UnitSystemCode = own.UnitSystemCode AND own.CountedDateKey BETWEEN known.ValidFromDateKey AND known.ValidToDateKey) among UnitViewCode = 'AsWas'
-- Not suppressed  counts of the statistics office and of the resident register, as published: residents, nothing of their insurance
CREATE VIEW mart.PopulationByUnitView
AS
SELECT
    CAST(population.CountedDateKey / 10000 AS int) AS YearNumber,
    population.FromMonthKey,
    population.CountedDateKey,
    basis.PopulationBasisCode,
    population.CountedLevel,
    unitView.UnitViewCode,
    population.UnitSystemCode,
    unit.ProvinceCode,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    population.PersonCount,
    population.EstimatedPersonCount
FROM fact.PopulationRestated AS population
INNER JOIN dim.UnitSystem AS unitSystem
    ON unitSystem.UnitSystemCode = population.UnitSystemCode
INNER JOIN dim.UnitView AS unitView
    ON unitView.UnitViewCode = population.UnitSystemCode
    OR (unitView.UnitViewCode = 'AsWas' AND population.CountedDateKey BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey)
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = population.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = population.PopulationBasisKey;
