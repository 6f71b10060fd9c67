-- Residents without a valid card, by commune and the group of their last card; counts of 1 to 10 people are not shown.
-- Grain  one row per month of a register handed over by persons, commune and participant group of the last card
-- Caution  empty counts are small ones, not zero; a card is found by the links between participants and residents
-- Conserves  rows, UncoveredCount hiding 1 to 10 = Numerator, ResidentCount hiding 1 to 10 = Denominator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, GroupCode = ParticipantGroup(ParticipantGroupKey).GroupCode where IndicatorCode = 'K03'
-- Suppressed  UncoveredCount, ResidentCount below 11 people; no total stands beside them
CREATE VIEW mart.UncoveredPeopleMonth
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
    CAST(CASE WHEN value.Numerator > 0 AND value.Numerator < 10.5 THEN NULL ELSE value.Numerator END AS int) AS UncoveredCount,
    CAST(CASE WHEN value.Denominator < 10.5 THEN NULL ELSE value.Denominator END AS int) AS ResidentCount,
    CAST(CASE WHEN (value.Numerator > 0 AND value.Numerator < 10.5) OR value.Denominator < 10.5 THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = value.PopulationBasisKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey
WHERE value.IndicatorCode = 'K03';
