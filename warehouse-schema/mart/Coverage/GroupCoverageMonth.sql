-- Coverage of a participant group against the list of those entitled to it.
-- Grain  one row per month, province and participant group for which there is a list
-- Caution  the basis is the list, so the rate can pass 1 where cards outlive the list
-- Conserves  rows, MemberCount hiding 1 to 10 = Numerator, EntitledCount = Denominator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, GroupCode = ParticipantGroup(ParticipantGroupKey).GroupCode where IndicatorCode = 'K04'
-- Suppressed  MemberCount, CoverageRate below 11 people; no total stands beside them
CREATE VIEW mart.GroupCoverageMonth
AS
SELECT
    value.MonthKey,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    participantGroup.GroupCode,
    participantGroup.ParticipantGroupName,
    participantGroup.ParticipantGroupNameVietnamese,
    basis.PopulationBasisCode,
    value.BasisYear,
    CAST(CASE WHEN value.Numerator > 0 AND value.Numerator < 10.5 THEN NULL ELSE value.Numerator END AS int) AS MemberCount,
    CAST(value.Denominator AS int) AS EntitledCount,
    CAST(CASE WHEN value.Numerator > 0 AND value.Numerator < 10.5 THEN NULL ELSE value.Numerator / NULLIF(value.Denominator, 0) END AS decimal(9, 4)) AS CoverageRate,
    CAST(CASE WHEN value.Numerator > 0 AND value.Numerator < 10.5 THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = value.PopulationBasisKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey
WHERE value.IndicatorCode = 'K04';
