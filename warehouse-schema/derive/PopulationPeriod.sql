-- Populations in old and in new units with the months for which each is the denominator: until the next count of the same unit, on the same basis.
CREATE VIEW derive.PopulationPeriod
AS
SELECT
    population.PopulationBasisKey,
    population.CountedLevel,
    population.UnitSystemCode,
    population.AdministrativeUnitDurableKey,
    population.FromMonthKey,
    COALESCE(LEAD(population.FromMonthKey) OVER (PARTITION BY population.PopulationBasisKey, population.CountedLevel, population.UnitSystemCode, population.AdministrativeUnitDurableKey ORDER BY population.FromMonthKey), 999912) AS NextMonthKey,
    population.CountedDateKey,
    population.PersonCount,
    population.EstimatedPersonCount
FROM fact.PopulationRestated AS population
WHERE population.AdministrativeUnitDurableKey > 0;
