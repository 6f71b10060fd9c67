-- People on lists of persons entitled to a group, and how many of them have a card; counts of 1 to 10 people are not shown.
-- Grain  one row per month of a list handed over by persons, commune and participant group
-- Caution  empty counts are small ones, not zero
-- Conserves  rows, CoveredCount hiding any = Numerator, ListedCount hiding 1 to 10 = Denominator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, GroupCode = ParticipantGroup(ParticipantGroupKey).GroupCode where IndicatorCode = 'K05'
-- Suppressed  CoveredCount below 11 people, covered or not; ListedCount below 11 people; no total stands beside them
CREATE VIEW mart.ListedPeopleMonth
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
    CAST(CASE WHEN value.Denominator < 10.5 OR (value.Denominator - value.Numerator > 0 AND value.Denominator - value.Numerator < 10.5) OR (value.Numerator > 0 AND value.Numerator < 10.5) THEN NULL ELSE value.Numerator END AS int) AS CoveredCount,
    CAST(CASE WHEN value.Denominator < 10.5 THEN NULL ELSE value.Denominator END AS int) AS ListedCount,
    CAST(CASE WHEN value.Denominator < 10.5 OR (value.Denominator - value.Numerator > 0 AND value.Denominator - value.Numerator < 10.5) OR (value.Numerator > 0 AND value.Numerator < 10.5) THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = value.PopulationBasisKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey
WHERE value.IndicatorCode = 'K05';
