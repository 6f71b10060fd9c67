-- The population that holds in each month of enrolment, for each unit that has participants, restated into either unit system: the denominators of coverage are held against it.
-- Conserves  nothing: it repeats a count in every month in which it holds, and is what indicators and marts are held against
CREATE VIEW derive.PopulationOfMonth
AS
SELECT
    enrolment.MonthKey,
    counted.CountedLevel,
    counted.UnitSystemCode,
    enrolment.AdministrativeUnitKey,
    counted.PopulationBasisKey,
    counted.PersonCount,
    counted.EstimatedPersonCount
FROM fact.PopulationRestated AS counted
INNER JOIN fact.EnrolmentRestated AS enrolment
    ON enrolment.AdministrativeUnitDurableKey = counted.AdministrativeUnitDurableKey
    AND enrolment.UnitSystemCode = counted.UnitSystemCode
    AND enrolment.CountedLevel = counted.CountedLevel
WHERE counted.AdministrativeUnitDurableKey > 0
    AND counted.FromMonthKey <= enrolment.MonthKey
    AND counted.NextMonthKey > enrolment.MonthKey;
