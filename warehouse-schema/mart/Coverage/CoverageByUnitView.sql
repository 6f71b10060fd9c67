-- Coverage of communes at month end in old units, in new units, or in those of the time, with the population basis that the rate stands on.
-- Grain  one row per month, unit view, unit and population basis
-- Caution  ask for one view and one basis: every view has the same total of people; estimated people stand beside the count; without a population the rate is empty
-- Conserves  each MemberCount, EstimatedMemberCount of fact.EnrolmentRestated by MonthKey, UnitSystemCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode where CountedLevel = 'Commune';
-- Conserves  PersonCount, EstimatedPersonCount of derive.PopulationOfMonth by MonthKey, UnitSystemCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where CountedLevel = 'Commune' among UnitViewCode <> 'AsWas' AND BasisYear > 0;
-- Conserves  PersonCount, EstimatedPersonCount of derive.PopulationOfMonth by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where CountedLevel = 'Commune' AND EXISTS (SELECT 1 FROM dim.UnitSystem AS known WHERE known.UnitSystemCode = own.UnitSystemCode AND (own.MonthKey * 100) + 28 BETWEEN known.ValidFromDateKey AND known.ValidToDateKey) among UnitViewCode = 'AsWas' AND BasisYear > 0
CREATE VIEW mart.CoverageByUnitView
AS
SELECT
    enrolment.MonthKey,
    unitView.UnitViewCode,
    enrolment.UnitSystemCode,
    unit.ProvinceCode,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    basis.PopulationBasisCode,
    CAST(CASE WHEN counted.FromMonthKey > 0 THEN counted.FromMonthKey / 100 ELSE -1 END AS int) AS BasisYear,
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
LEFT JOIN fact.PopulationRestated AS counted
    ON counted.AdministrativeUnitDurableKey = enrolment.AdministrativeUnitDurableKey
    AND counted.UnitSystemCode = enrolment.UnitSystemCode
    AND counted.CountedLevel = 'Commune'
    AND enrolment.MonthKey >= counted.FromMonthKey
    AND enrolment.MonthKey < counted.NextMonthKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = COALESCE(counted.PopulationBasisKey, -1)
WHERE enrolment.CountedLevel = 'Commune';
