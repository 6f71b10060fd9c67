-- Coverage of communes at month end in old units, in new units, or in those of the time, with the population basis that the rate stands on.
-- Grain  one row per month, unit view, unit and population basis
-- Caution  ask for one view and one basis: every view has the same total of people; estimated people stand beside the count; without a population the rate is empty
CREATE VIEW mart.CoverageByUnitView
AS
WITH counted AS
(
    SELECT
        population.AdministrativeUnitDurableKey,
        population.PopulationBasisKey,
        population.YearNumber,
        population.PersonCount,
        population.EstimatedPersonCount,
        COALESCE(LEAD(population.YearNumber) OVER (PARTITION BY population.AdministrativeUnitDurableKey, population.PopulationBasisKey ORDER BY population.YearNumber), 9999) AS NextYearNumber
    FROM fact.PopulationRestated AS population
    WHERE population.CountedLevel = 'Commune'
        AND population.AdministrativeUnitDurableKey > 0
)
SELECT
    enrolment.MonthKey,
    unitView.UnitViewCode,
    enrolment.UnitSystemCode,
    unit.ProvinceCode,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    basis.PopulationBasisCode,
    CAST(COALESCE(counted.YearNumber, -1) AS int) AS BasisYear,
    enrolment.MemberCount,
    enrolment.EstimatedMemberCount,
    CAST(COALESCE(counted.PersonCount, 0) AS int) AS PersonCount,
    CAST(COALESCE(counted.EstimatedPersonCount, 0) AS int) AS EstimatedPersonCount,
    CAST(CAST(enrolment.MemberCount AS decimal(18, 2)) / NULLIF(counted.PersonCount, 0) AS decimal(9, 4)) AS CoverageRate
FROM fact.EnrolmentRestated AS enrolment
INNER JOIN dim.UnitSystem AS unitSystem
    ON unitSystem.UnitSystemCode = enrolment.UnitSystemCode
INNER JOIN dim.UnitView AS unitView
    ON unitView.UnitViewCode = enrolment.UnitSystemCode
    OR (unitView.UnitViewCode = 'AsWas' AND (enrolment.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey)
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = enrolment.AdministrativeUnitKey
LEFT JOIN counted
    ON counted.AdministrativeUnitDurableKey = enrolment.AdministrativeUnitDurableKey
    AND enrolment.MonthKey / 100 >= counted.YearNumber
    AND enrolment.MonthKey / 100 < counted.NextYearNumber
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = COALESCE(counted.PopulationBasisKey, -1);
