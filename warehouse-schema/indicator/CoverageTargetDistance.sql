-- K02          Distance to the coverage target
-- Numerator    people with a valid card on the last day of the month
-- Denominator  people who would have one if the year's target were met: population on the named basis, times the target, rounded up
-- Grain  one row per month, province or commune, and population basis
-- Caution  missing people are denominator minus numerator; a target that names its basis is held against that basis only, one that names none against each basis by itself
CREATE VIEW indicator.CoverageTargetDistance
AS
WITH covered AS
(
    -- Communes in the units of the month: cards still name the commune of the day on which they were told.
    SELECT
        enrolment.MonthKey,
        enrolment.AdministrativeUnitDurableKey,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentRestated AS enrolment
    INNER JOIN dim.UnitSystem AS unitSystem
        ON unitSystem.UnitSystemCode = enrolment.UnitSystemCode
        AND (enrolment.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = enrolment.AdministrativeUnitKey
        AND unit.UnitLevel = 'Commune'
    GROUP BY enrolment.MonthKey, enrolment.AdministrativeUnitDurableKey
    UNION ALL
    SELECT
        enrolment.MonthKey,
        province.AdministrativeUnitDurableKey,
        SUM(enrolment.MemberCount)
    FROM fact.EnrolmentMonth AS enrolment
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = enrolment.CommuneKey
    INNER JOIN dim.AdministrativeUnit AS province
        ON province.UnitCode = commune.ProvinceCode
        AND (enrolment.MonthKey * 100) + 28 BETWEEN province.ValidFromDateKey AND province.ValidToDateKey
    GROUP BY enrolment.MonthKey, province.AdministrativeUnitDurableKey
),
registered AS
(
    SELECT
        resident.AsOfDateKey / 100 AS FromMonthKey,
        resident.CommuneDurableKey AS AdministrativeUnitDurableKey,
        SUM(resident.PermanentCount) AS PermanentCount,
        SUM(resident.TemporaryCount) AS TemporaryCount
    FROM fact.ResidentCount AS resident
    GROUP BY resident.AsOfDateKey / 100, resident.CommuneDurableKey
    UNION ALL
    SELECT
        resident.AsOfDateKey / 100,
        province.AdministrativeUnitDurableKey,
        SUM(resident.PermanentCount),
        SUM(resident.TemporaryCount)
    FROM fact.ResidentCount AS resident
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = resident.CommuneKey
    INNER JOIN dim.AdministrativeUnit AS province
        ON province.UnitCode = commune.ProvinceCode
        AND resident.AsOfDateKey BETWEEN province.ValidFromDateKey AND province.ValidToDateKey
    GROUP BY resident.AsOfDateKey / 100, province.AdministrativeUnitDurableKey
),
edition AS
(
    -- A count holds until the register is read again, also for a commune that the next reading no longer has.
    SELECT
        reading.FromMonthKey,
        COALESCE(LEAD(reading.FromMonthKey) OVER (ORDER BY reading.FromMonthKey), 999912) AS NextMonthKey
    FROM (SELECT DISTINCT registered.FromMonthKey FROM registered) AS reading
),
counted AS
(
    SELECT
        registered.AdministrativeUnitDurableKey,
        basis.PopulationBasisKey,
        edition.FromMonthKey,
        edition.NextMonthKey,
        CASE WHEN basis.PopulationBasisCode = 'MPS-REG' THEN registered.PermanentCount ELSE registered.PermanentCount + registered.TemporaryCount END AS PersonCount
    FROM registered
    INNER JOIN edition
        ON edition.FromMonthKey = registered.FromMonthKey
    INNER JOIN dim.PopulationBasis AS basis
        ON basis.PopulationBasisCode IN ('MPS-REG', 'MPS-RES')
    UNION ALL
    SELECT
        population.AdministrativeUnitDurableKey,
        population.PopulationBasisKey,
        (population.YearNumber * 100) + 1,
        COALESCE((LEAD(population.YearNumber) OVER (PARTITION BY population.AdministrativeUnitDurableKey, population.PopulationBasisKey ORDER BY population.YearNumber) * 100) + 1, 999912),
        population.PersonCount
    FROM fact.Population AS population
    WHERE population.SexKey = -1
        AND population.AgeBandKey = -1
),
assigned AS
(
    SELECT
        target.AdministrativeUnitKey,
        target.AdministrativeUnitDurableKey,
        target.YearNumber,
        basis.PopulationBasisKey,
        target.TargetRate,
        ROW_NUMBER() OVER (PARTITION BY target.AdministrativeUnitDurableKey, target.YearNumber, basis.PopulationBasisKey ORDER BY target.PopulationBasisKey DESC) AS Preference
    FROM fact.CoverageTarget AS target
    INNER JOIN dim.PopulationBasis AS basis
        ON (target.PopulationBasisKey = basis.PopulationBasisKey OR target.PopulationBasisKey = -1)
        AND basis.PopulationBasisKey <> -1
    WHERE target.ParticipantGroupKey = -1
)
SELECT
    'K02' AS IndicatorCode,
    covered.MonthKey,
    assigned.AdministrativeUnitKey,
    assigned.PopulationBasisKey,
    counted.FromMonthKey / 100 AS BasisYear,
    covered.MemberCount AS Numerator,
    CAST(((counted.PersonCount * assigned.TargetRate) + 0.49999) AS decimal(20, 0)) AS Denominator
FROM covered
INNER JOIN assigned
    ON assigned.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
    AND assigned.YearNumber = covered.MonthKey / 100
    AND assigned.Preference = 1
INNER JOIN counted
    ON counted.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
    AND counted.PopulationBasisKey = assigned.PopulationBasisKey
    AND covered.MonthKey >= counted.FromMonthKey
    AND covered.MonthKey < counted.NextMonthKey;
