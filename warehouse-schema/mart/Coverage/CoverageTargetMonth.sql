-- How far a province or commune is from the coverage that was assigned to it, with the document, the unit that answers and the deadline.
-- Grain  one row per month, province or commune, and population basis
-- Caution  never compare distances on two bases; a missing count below 0 is a target surpassed
-- Conserves  rows, MemberCount = Numerator, TargetMemberCount = Denominator, MissingMemberCount = Denominator - Numerator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode where IndicatorCode = 'K02'
CREATE VIEW mart.CoverageTargetMonth
AS
SELECT
    value.MonthKey,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    basis.PopulationBasisCode,
    value.BasisYear,
    CAST(value.Numerator AS int) AS MemberCount,
    CAST(value.Denominator AS int) AS TargetMemberCount,
    CAST(value.Denominator - value.Numerator AS int) AS MissingMemberCount,
    target.TargetRate,
    CAST(RANK() OVER (PARTITION BY value.MonthKey, value.PopulationBasisKey, unit.UnitLevel ORDER BY value.Numerator / NULLIF(value.Denominator, 0) DESC) AS int) AS RankNumber, -- among the units of the same level, the best first
    target.DocumentNumber,
    target.ResponsibleUnitName,
    target.DeadlineDateKey
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
WHERE value.IndicatorCode = 'K02';
