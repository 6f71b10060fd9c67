-- Residents for whom no valid card is found, by age, household and the cheapest group that they may join, and what that would cost them a year; on the newest register handed over by persons.
-- Grain  one row per province or commune, breakdown (All, Group, AgeGroup, HouseholdGroup, Found) and what the breakdown tells apart
-- Caution  ask for one breakdown and one level, never for their sum; who is NotFound is not simply uncovered: up to UnlinkedMemberCount cards belong to people whom no link names with a resident; work and pension are in no register here; amounts are what the law asks at most, and lack people without a rule in force where HasNoRule is 1; empty counts (IsSuppressed = 1) are small ones, not zero
-- Conserves  rows, UncoveredCount hiding any = PersonCount, LowCostAmount hiding any, HighCostAmount hiding any, ResidentCount hiding any, UnlinkedMemberCount hiding any of fact.UncoveredPeopleByEntitlement by AsOfDateKey, UnitLevel = CountedLevel, ProvinceCode = AdministrativeUnit(AdministrativeUnitKey).ProvinceCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, BreakdownCode, AgeBandCode = CASE WHEN BreakdownCode = 'AgeGroup' THEN AgeBand(AgeBandKey).AgeBandCode ELSE '' END, GroupCode = CASE WHEN BreakdownCode IN ('All', 'Found') THEN '' ELSE ParticipantGroup(ParticipantGroupKey).GroupCode END, HouseholdCode, FoundCode
-- Suppressed  UncoveredCount, UnlinkedMemberCount below 11 people, with the amounts beside them, and of the next smallest row where only one of a sum would be
CREATE VIEW mart.UncoveredPeopleByEntitlement
AS
SELECT
    people.AsOfDateKey,
    unit.ProvinceCode,
    unit.UnitCode,
    unit.UnitName,
    people.CountedLevel AS UnitLevel,
    people.BreakdownCode,
    CAST(CASE WHEN people.BreakdownCode = 'AgeGroup' THEN ageBand.AgeBandCode ELSE '' END AS varchar(10)) AS AgeBandCode,
    CAST(CASE WHEN people.BreakdownCode IN ('All', 'Found') THEN '' ELSE participantGroup.GroupCode END AS varchar(2)) AS GroupCode,
    CAST(CASE WHEN people.BreakdownCode IN ('All', 'Found') THEN '' ELSE participantGroup.ParticipantGroupName END AS nvarchar(255)) AS ParticipantGroupName,
    CAST(CASE WHEN people.BreakdownCode IN ('All', 'Found') THEN '' ELSE participantGroup.ParticipantGroupNameVietnamese END AS nvarchar(255)) AS ParticipantGroupNameVietnamese,
    people.HouseholdCode,
    people.FoundCode,
    CAST(CASE WHEN people.IsSmall = 1 THEN NULL ELSE people.PersonCount END AS int) AS UncoveredCount,
    CAST(CASE WHEN people.IsSmall = 1 THEN NULL ELSE people.LowCostAmount END AS decimal(18, 2)) AS LowCostAmount,
    CAST(CASE WHEN people.IsSmall = 1 THEN NULL ELSE people.HighCostAmount END AS decimal(18, 2)) AS HighCostAmount,
    people.HasNoRule,
    CAST(CASE WHEN people.IsSmall = 1 THEN NULL ELSE people.ResidentCount END AS int) AS ResidentCount,
    CAST(CASE WHEN people.IsSmallUnlinked = 1 THEN NULL ELSE people.UnlinkedMemberCount END AS int) AS UnlinkedMemberCount,
    CAST(CASE WHEN people.IsSmall = 1 OR people.IsSmallUnlinked = 1 THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.UncoveredPeopleByEntitlement AS people
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = people.AdministrativeUnitKey
INNER JOIN dim.AgeBand AS ageBand
    ON ageBand.AgeBandKey = people.AgeBandKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = people.ParticipantGroupKey;
