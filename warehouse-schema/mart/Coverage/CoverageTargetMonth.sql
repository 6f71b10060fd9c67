-- How far a province or commune is from the coverage that was assigned to it, with the document, the unit that answers and the deadline.
-- Grain  one row per month, province or commune, and population basis
-- Caution  never compare distances on two bases; a missing count below 0 is a target surpassed; empty counts (IsSuppressed = 1) are small ones, not zero
-- Conserves  rows, MemberCount hiding any = Numerator, TargetMemberCount = Denominator, MissingMemberCount hiding any = Denominator - Numerator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where IndicatorCode = 'K02'
-- Suppressed  MemberCount, MissingMemberCount below 11 people, and of the next smallest commune where only one of a province would be: the province stands beside them
CREATE VIEW mart.CoverageTargetMonth
AS
WITH cell AS
(
    SELECT
        value.MonthKey,
        value.PopulationBasisKey,
        value.BasisYear,
        value.Numerator,
        value.Denominator,
        unit.ProvinceCode,
        unit.UnitCode,
        unit.UnitName,
        unit.UnitLevel,
        basis.PopulationBasisCode,
        target.TargetRate,
        target.DocumentNumber,
        target.ResponsibleUnitName,
        target.DeadlineDateKey,
        CASE WHEN value.Numerator > 0 AND value.Numerator < 10.5 THEN 1 ELSE 0 END AS IsSmall
    FROM fact.IndicatorValue AS value
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
    INNER JOIN dim.PopulationBasis AS basis
        ON basis.PopulationBasisKey = value.PopulationBasisKey
    INNER JOIN fact.CoverageTarget AS target
        ON target.AdministrativeUnitKey = value.AdministrativeUnitKey
        AND target.YearNumber = value.MonthKey / 100
        AND target.ParticipantGroupKey = -1
        AND (target.PopulationBasisKey = value.PopulationBasisKey
            OR (target.PopulationBasisKey = -1 AND NOT EXISTS
            (
                SELECT 1
                FROM fact.CoverageTarget AS named
                WHERE named.AdministrativeUnitDurableKey = target.AdministrativeUnitDurableKey
                    AND named.YearNumber = target.YearNumber
                    AND named.ParticipantGroupKey = -1
                    AND named.PopulationBasisKey = value.PopulationBasisKey
            )))
    WHERE value.IndicatorCode = 'K02'
),
judged AS
(
    SELECT
        cell.MonthKey,
        cell.BasisYear,
        cell.Numerator,
        cell.Denominator,
        cell.UnitCode,
        cell.UnitName,
        cell.UnitLevel,
        cell.PopulationBasisCode,
        cell.TargetRate,
        cell.DocumentNumber,
        cell.ResponsibleUnitName,
        cell.DeadlineDateKey,
        cell.IsSmall,
        SUM(cell.IsSmall) OVER (PARTITION BY cell.MonthKey, cell.PopulationBasisKey, cell.ProvinceCode, cell.UnitLevel) AS SmallCount,
        ROW_NUMBER() OVER (PARTITION BY cell.MonthKey, cell.PopulationBasisKey, cell.ProvinceCode, cell.UnitLevel, CASE WHEN cell.Numerator > 10.5 THEN 1 ELSE 0 END ORDER BY cell.Numerator, cell.UnitCode) AS SizeNumber,
        RANK() OVER (PARTITION BY cell.MonthKey, cell.PopulationBasisKey, cell.UnitLevel ORDER BY cell.Numerator / NULLIF(cell.Denominator, 0) DESC) AS RankNumber
    FROM cell
)
SELECT
    judged.MonthKey,
    judged.UnitCode,
    judged.UnitName,
    judged.UnitLevel,
    judged.PopulationBasisCode,
    judged.BasisYear,
    CAST(CASE WHEN judged.IsSmall = 1 OR (judged.SmallCount = 1 AND judged.Numerator > 10.5 AND judged.SizeNumber = 1) THEN NULL ELSE judged.Numerator END AS int) AS MemberCount,
    CAST(judged.Denominator AS int) AS TargetMemberCount,
    CAST(CASE WHEN judged.IsSmall = 1 OR (judged.SmallCount = 1 AND judged.Numerator > 10.5 AND judged.SizeNumber = 1) THEN NULL ELSE judged.Denominator - judged.Numerator END AS int) AS MissingMemberCount,
    judged.TargetRate,
    CAST(judged.RankNumber AS int) AS RankNumber, -- among the units of the same level, the best first
    judged.DocumentNumber,
    judged.ResponsibleUnitName,
    judged.DeadlineDateKey,
    CAST(CASE WHEN judged.IsSmall = 1 OR (judged.SmallCount = 1 AND judged.Numerator > 10.5 AND judged.SizeNumber = 1) THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM judged;
