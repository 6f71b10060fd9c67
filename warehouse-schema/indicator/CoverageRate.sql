-- K01          Coverage rate
-- Numerator    people with a valid card on the last day of the month
-- Denominator  population of the province on the named basis: of the month's year, else of the last year published before it
-- Grain  one row per month, province and population basis
-- Caution  the basis is part of the figure; the year of the population stands beside it (BasisYear)
-- Basis        statistics dictionary: people with a card over the population at the same time
CREATE VIEW indicator.CoverageRate
AS
WITH covered AS
(
    SELECT
        enrolment.MonthKey,
        province.AdministrativeUnitKey,
        province.AdministrativeUnitDurableKey,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentMonth AS enrolment
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = enrolment.CommuneKey
    LEFT JOIN dim.AdministrativeUnit AS province
        ON province.UnitCode = commune.ProvinceCode
        AND province.IsCurrent = 1
    GROUP BY enrolment.MonthKey, province.AdministrativeUnitKey, province.AdministrativeUnitDurableKey
),
counted AS
(
    SELECT
        population.AdministrativeUnitDurableKey,
        population.PopulationBasisKey,
        population.YearNumber,
        population.PersonCount,
        COALESCE(LEAD(population.YearNumber) OVER (PARTITION BY population.AdministrativeUnitDurableKey, population.PopulationBasisKey ORDER BY population.YearNumber), 9999) AS NextYearNumber
    FROM fact.Population AS population
    WHERE population.SexKey = -1
        AND population.AgeBandKey = -1
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
