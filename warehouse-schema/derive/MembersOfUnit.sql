-- People with a valid card at month end by commune and by province, in the units of the month: cards still name the commune of the day on which they were told.
CREATE VIEW derive.MembersOfUnit
AS
SELECT
    enrolment.MonthKey,
    'Commune' AS UnitLevel,
    enrolment.UnitSystemCode,
    enrolment.AdministrativeUnitKey,
    enrolment.AdministrativeUnitDurableKey,
    enrolment.MemberCount
FROM fact.EnrolmentRestated AS enrolment
INNER JOIN dim.UnitSystem AS unitSystem
    ON unitSystem.UnitSystemCode = enrolment.UnitSystemCode
    AND (enrolment.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = enrolment.AdministrativeUnitKey
    AND unit.UnitLevel = 'Commune'
UNION ALL
SELECT
    enrolment.MonthKey,
    'Province',
    enrolment.UnitSystemCode,
    COALESCE(province.AdministrativeUnitKey, -1),
    COALESCE(province.AdministrativeUnitDurableKey, -1),
    SUM(enrolment.MemberCount)
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
GROUP BY enrolment.MonthKey, enrolment.UnitSystemCode, COALESCE(province.AdministrativeUnitKey, -1), COALESCE(province.AdministrativeUnitDurableKey, -1);
