-- Coverage of communes at month end in old units, in new units, or in those of the time, with the population basis that the rate stands on.
-- Grain  one row per month, unit view, unit and population basis
-- Caution  ask for one view and one basis: every view has the same total of people; estimated people stand beside the count; without a population the rate is empty; empty counts (IsSuppressed = 1) are small ones, not zero
-- Conserves  each MemberCount hiding any, EstimatedMemberCount hiding any of fact.EnrolmentRestated by MonthKey, UnitSystemCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode where CountedLevel = 'Commune';
-- Conserves  PersonCount, EstimatedPersonCount of derive.PopulationOfMonth by MonthKey, UnitSystemCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where CountedLevel = 'Commune' among UnitViewCode <> 'AsWas' AND BasisYear > 0;
-- Conserves  PersonCount, EstimatedPersonCount of derive.PopulationOfMonth by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where CountedLevel = 'Commune' AND EXISTS (SELECT 1 FROM dim.UnitSystem AS known WHERE known.UnitSystemCode = own.UnitSystemCode AND (own.MonthKey * 100) + 28 BETWEEN known.ValidFromDateKey AND known.ValidToDateKey) among UnitViewCode = 'AsWas' AND BasisYear > 0
-- Suppressed  MemberCount, EstimatedMemberCount, CoverageRate below 11 people, and of the next smallest commune where only one of a province would be
CREATE VIEW mart.CoverageByUnitView
AS
WITH cell AS
(
    SELECT
        enrolment.MonthKey,
        unitView.UnitViewCode,
        enrolment.UnitSystemCode,
        unit.ProvinceCode,
        unit.UnitCode,
        unit.UnitName,
        unit.UnitLevel,
        basis.PopulationBasisCode,
        CASE WHEN counted.FromMonthKey > 0 THEN counted.FromMonthKey / 100 ELSE -1 END AS BasisYear,
        enrolment.MemberCount,
        enrolment.EstimatedMemberCount,
        counted.PersonCount,
        counted.EstimatedPersonCount,
        CASE WHEN enrolment.MemberCount BETWEEN 1 AND 10 THEN 1 ELSE 0 END AS IsSmall
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
    WHERE enrolment.CountedLevel = 'Commune'
),
judged AS
(
    SELECT
        cell.MonthKey,
        cell.UnitViewCode,
        cell.UnitSystemCode,
        cell.ProvinceCode,
        cell.UnitCode,
        cell.UnitName,
        cell.UnitLevel,
        cell.PopulationBasisCode,
        cell.BasisYear,
        cell.MemberCount,
        cell.EstimatedMemberCount,
        cell.PersonCount,
        cell.EstimatedPersonCount,
        cell.IsSmall,
        SUM(cell.IsSmall) OVER (PARTITION BY cell.MonthKey, cell.UnitViewCode, cell.ProvinceCode, cell.PopulationBasisCode) AS SmallCount,
        ROW_NUMBER() OVER (PARTITION BY cell.MonthKey, cell.UnitViewCode, cell.ProvinceCode, cell.PopulationBasisCode, CASE WHEN cell.MemberCount > 10 THEN 1 ELSE 0 END ORDER BY cell.MemberCount, cell.UnitCode) AS SizeNumber
    FROM cell
)
SELECT
    judged.MonthKey,
    judged.UnitViewCode,
    judged.UnitSystemCode,
    judged.ProvinceCode,
    judged.UnitCode,
    judged.UnitName,
    judged.UnitLevel,
    judged.PopulationBasisCode,
    CAST(judged.BasisYear AS int) AS BasisYear,
    CAST(CASE WHEN judged.IsSmall = 1 OR (judged.SmallCount = 1 AND judged.MemberCount > 10 AND judged.SizeNumber = 1) THEN NULL ELSE judged.MemberCount END AS int) AS MemberCount,
    CAST(CASE WHEN judged.IsSmall = 1 OR (judged.SmallCount = 1 AND judged.MemberCount > 10 AND judged.SizeNumber = 1) THEN NULL ELSE judged.EstimatedMemberCount END AS int) AS EstimatedMemberCount,
    CAST(COALESCE(judged.PersonCount, 0) AS int) AS PersonCount,
    CAST(COALESCE(judged.EstimatedPersonCount, 0) AS int) AS EstimatedPersonCount,
    CAST(CASE WHEN judged.IsSmall = 1 OR (judged.SmallCount = 1 AND judged.MemberCount > 10 AND judged.SizeNumber = 1) THEN NULL ELSE CAST(judged.MemberCount AS decimal(18, 2)) / NULLIF(judged.PersonCount, 0) END AS decimal(9, 4)) AS CoverageRate,
    CAST(CASE WHEN judged.IsSmall = 1 OR (judged.SmallCount = 1 AND judged.MemberCount > 10 AND judged.SizeNumber = 1) THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM judged;
