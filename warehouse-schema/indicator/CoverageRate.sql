-- K01          Coverage rate
-- Numerator    people with a valid card on the last day of the month
-- Denominator  population of the province on the named basis: of the month's year, else of the last year published before it
-- Grain  one row per month, province (of the month's own units) and population basis
-- Caution  the basis is part of the figure; the year of the population stands beside it (BasisYear); both sides are restated into the units of the month, never mixed
-- Basis        statistics dictionary: people with a card over the population at the same time
CREATE VIEW indicator.CoverageRate
AS
WITH covered AS
(
    SELECT
        enrolment.MonthKey,
        enrolment.UnitSystemCode,
        province.AdministrativeUnitKey,
        province.AdministrativeUnitDurableKey,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentRestated AS enrolment
    INNER JOIN dim.UnitSystem AS unitSystem
        ON unitSystem.UnitSystemCode = enrolment.UnitSystemCode
        AND (enrolment.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = enrolment.AdministrativeUnitKey
    LEFT JOIN dim.AdministrativeUnit AS province
        ON province.UnitCode = unit.ProvinceCode
        AND province.UnitSystemCode = enrolment.UnitSystemCode
        AND (enrolment.MonthKey * 100) + 28 BETWEEN province.ValidFromDateKey AND province.ValidToDateKey
    GROUP BY enrolment.MonthKey, enrolment.UnitSystemCode, province.AdministrativeUnitKey, province.AdministrativeUnitDurableKey
),
counted AS
(
    SELECT
        population.AdministrativeUnitDurableKey,
        population.PopulationBasisKey,
        population.YearNumber,
        population.PersonCount,
        COALESCE(LEAD(population.YearNumber) OVER (PARTITION BY population.AdministrativeUnitDurableKey, population.PopulationBasisKey ORDER BY population.YearNumber), 9999) AS NextYearNumber
    FROM fact.PopulationRestated AS population
    WHERE population.CountedLevel = 'Province'
)
SELECT
    'K01' AS IndicatorCode,
    covered.MonthKey,
    COALESCE(covered.AdministrativeUnitKey, -1) AS AdministrativeUnitKey,
    COALESCE(counted.PopulationBasisKey, -1) AS PopulationBasisKey,
    COALESCE(counted.YearNumber, -1) AS BasisYear,
    covered.MemberCount AS Numerator,
    COALESCE(counted.PersonCount, 0) AS Denominator
FROM covered
LEFT JOIN counted
    ON counted.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
    AND covered.MonthKey / 100 >= counted.YearNumber
    AND covered.MonthKey / 100 < counted.NextYearNumber;
