-- The coverage that provinces and communes are to reach, as it stands at the last month end of the enrolment: what a decision assigned for the year, and for this and later years what the law sets where nothing is assigned. Feeds fact.CoveragePath.
-- Grain  one row per goal year, province or commune of the month's own units, and population basis
-- Caution  a target that names its basis is held against that basis only; the population is the last one counted, not that of the goal year; targets of a group are not taken: those stand against lists, not against the population
-- Conserves  rows, PersonCount of fact.PopulationRestated by UnitSystemCode, CountedLevel, AdministrativeUnitDurableKey, PopulationBasisKey where (SELECT MAX(newest.MonthKey) FROM fact.EnrolmentRestated AS newest) >= FromMonthKey AND (SELECT MAX(newest.MonthKey) FROM fact.EnrolmentRestated AS newest) < NextMonthKey AND (SELECT MAX(newest.MonthKey) FROM fact.EnrolmentRestated AS newest) / 100 <= (SELECT MAX(goal.GoalYear) FROM dim.CoverageGoal AS goal) AND AdministrativeUnit(AdministrativeUnitKey).UnitLevel = CountedLevel AND EXISTS (SELECT 1 FROM fact.EnrolmentRestated AS covered INNER JOIN dim.UnitSystem AS unitSystem ON unitSystem.UnitSystemCode = covered.UnitSystemCode AND (covered.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey WHERE covered.MonthKey = (SELECT MAX(newest.MonthKey) FROM fact.EnrolmentRestated AS newest) AND covered.UnitSystemCode = own.UnitSystemCode AND covered.CountedLevel = own.CountedLevel AND covered.AdministrativeUnitDurableKey = own.AdministrativeUnitDurableKey) among GoalYear = (SELECT MAX(goal.GoalYear) FROM dim.CoverageGoal AS goal);
-- Conserves  each PersonCount of fact.PopulationRestated by UnitSystemCode, CountedLevel, AdministrativeUnitDurableKey, PopulationBasisKey where (SELECT MAX(newest.MonthKey) FROM fact.EnrolmentRestated AS newest) >= FromMonthKey AND (SELECT MAX(newest.MonthKey) FROM fact.EnrolmentRestated AS newest) < NextMonthKey as far as told;
-- Conserves  each MemberCount of fact.EnrolmentRestated by MonthKey, UnitSystemCode, CountedLevel, AdministrativeUnitDurableKey as far as told;
-- Conserves  rows, MemberCount = Numerator, TargetMemberCount = Denominator of fact.IndicatorValue by GoalYear = MonthKey / 100, MonthKey, AdministrativeUnitDurableKey = AdministrativeUnit(AdministrativeUnitKey).AdministrativeUnitDurableKey, PopulationBasisKey where IndicatorCode = 'K02' AND AdministrativeUnitKey > 0 AND MonthKey = (SELECT MAX(newest.MonthKey) FROM fact.EnrolmentRestated AS newest) among IsAssigned = 1 AND GoalYear = MonthKey / 100
CREATE VIEW derive.CoverageGoal
AS
WITH newest AS
(
    SELECT MAX(enrolment.MonthKey) AS MonthKey
    FROM fact.EnrolmentRestated AS enrolment
),
counted AS
(
    SELECT
        covered.MonthKey,
        covered.UnitSystemCode,
        covered.CountedLevel,
        covered.AdministrativeUnitKey,
        covered.AdministrativeUnitDurableKey,
        population.PopulationBasisKey,
        covered.MemberCount,
        population.PersonCount
    FROM newest
    INNER JOIN fact.EnrolmentRestated AS covered
        ON covered.MonthKey = newest.MonthKey
    INNER JOIN dim.UnitSystem AS unitSystem
        ON unitSystem.UnitSystemCode = covered.UnitSystemCode
        AND (covered.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = covered.AdministrativeUnitKey
        AND unit.UnitLevel = covered.CountedLevel
    INNER JOIN fact.PopulationRestated AS population
        ON population.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
        AND population.UnitSystemCode = covered.UnitSystemCode
        AND population.CountedLevel = covered.CountedLevel
        AND covered.MonthKey >= population.FromMonthKey
        AND covered.MonthKey < population.NextMonthKey
),
assigned AS
(
    SELECT
        target.YearNumber,
        target.AdministrativeUnitDurableKey,
        basis.PopulationBasisKey,
        target.TargetRate,
        target.DocumentNumber,
        target.ResponsibleUnitName,
        target.DeadlineDateKey / 100 AS DeadlineMonthKey,
        ROW_NUMBER() OVER (PARTITION BY target.YearNumber, target.AdministrativeUnitDurableKey, basis.PopulationBasisKey ORDER BY target.PopulationBasisKey DESC) AS Preference
    FROM fact.CoverageTarget AS target
    INNER JOIN dim.PopulationBasis AS basis
        ON (target.PopulationBasisKey = basis.PopulationBasisKey OR target.PopulationBasisKey = -1)
        AND basis.PopulationBasisKey <> -1
    WHERE target.ParticipantGroupKey = -1
)
SELECT
    assigned.YearNumber AS GoalYear,
    counted.MonthKey,
    counted.UnitSystemCode,
    counted.CountedLevel,
    counted.AdministrativeUnitKey,
    counted.AdministrativeUnitDurableKey,
    counted.PopulationBasisKey,
    counted.MemberCount,
    counted.PersonCount,
    assigned.TargetRate AS GoalRate,
    CAST(CAST(((counted.PersonCount * assigned.TargetRate) + 0.49999) AS decimal(20, 0)) AS bigint) AS TargetMemberCount,
    assigned.DocumentNumber,
    assigned.ResponsibleUnitName,
    CASE WHEN assigned.DeadlineMonthKey / 100 = assigned.YearNumber THEN assigned.DeadlineMonthKey ELSE (assigned.YearNumber * 100) + 12 END AS DeadlineMonthKey,
    1 AS IsAssigned
FROM counted
INNER JOIN assigned
    ON assigned.AdministrativeUnitDurableKey = counted.AdministrativeUnitDurableKey
    AND assigned.PopulationBasisKey = counted.PopulationBasisKey
    AND assigned.YearNumber >= counted.MonthKey / 100
    AND assigned.Preference = 1
UNION ALL
SELECT
    goal.GoalYear,
    counted.MonthKey,
    counted.UnitSystemCode,
    counted.CountedLevel,
    counted.AdministrativeUnitKey,
    counted.AdministrativeUnitDurableKey,
    counted.PopulationBasisKey,
    counted.MemberCount,
    counted.PersonCount,
    goal.GoalRate,
    CAST(CAST(((counted.PersonCount * goal.GoalRate) + 0.49999) AS decimal(20, 0)) AS bigint),
    goal.LegalBasis,
    '',
    (goal.GoalYear * 100) + 12,
    0
FROM counted
INNER JOIN dim.CoverageGoal AS goal
    ON goal.CoverageGoalKey > 0
    AND goal.GoalYear >= counted.MonthKey / 100
WHERE NOT EXISTS
(
    SELECT 1
    FROM assigned
    WHERE assigned.AdministrativeUnitDurableKey = counted.AdministrativeUnitDurableKey
        AND assigned.PopulationBasisKey = counted.PopulationBasisKey
        AND assigned.YearNumber = goal.GoalYear
);
