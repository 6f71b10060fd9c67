-- The path to the coverage that is set: how many net new members are needed month by month, how many are to be expected, how likely the goal is, and who answers for it.
-- Grain  one row per goal year, province or commune, population basis, participant group (empty code: everybody) and month on the way
-- Caution  never compare two bases; forecasts of groups do not add up to that of everybody; ReachRate and IsLate are empty where nothing is forecast (StateCode says why); empty counts (IsSuppressed = 1) are small ones, not zero
-- Conserves  rows, MemberCount hiding any, TargetMemberCount hiding any, NeededCount hiding any, NeededPerMonthCount hiding any, ForecastMemberCount hiding any, LowMemberCount hiding any, HighMemberCount hiding any, Expiring30Count hiding any, Expiring60Count hiding any, Expiring90Count hiding any, ExpectedLossCount hiding any, LeavingSupportCount hiding any, HistoryMonthCount of fact.CoveragePath by GoalYear, AsOfMonthKey, MonthKey, ProvinceCode = AdministrativeUnit(AdministrativeUnitKey).ProvinceCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode, GroupCode = CASE WHEN ParticipantGroupKey = -1 THEN '' ELSE ParticipantGroup(ParticipantGroupKey).GroupCode END
-- Suppressed  MemberCount, Expiring30Count, Expiring60Count, Expiring90Count below 11 people, with everything made of them, and of the next smallest group or commune where only one would be: their sums stand beside them
CREATE VIEW mart.CoveragePath
AS
SELECT
    path.GoalYear,
    path.AsOfMonthKey,
    path.MonthKey,
    path.DeadlineMonthKey,
    path.IsLastMonth,
    unit.ProvinceCode,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    basis.PopulationBasisCode,
    CAST(CASE WHEN path.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.GroupCode END AS varchar(2)) AS GroupCode,
    CAST(CASE WHEN path.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.ParticipantGroupName END AS nvarchar(255)) AS ParticipantGroupName,
    CAST(CASE WHEN path.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.ParticipantGroupNameVietnamese END AS nvarchar(255)) AS ParticipantGroupNameVietnamese,
    path.GoalRate,
    path.IsAssigned,
    path.DocumentNumber,
    path.ResponsibleUnitName,
    CAST(CASE WHEN path.IsSmall = 1 THEN NULL ELSE path.MemberCount END AS int) AS MemberCount,
    CAST(CASE WHEN path.IsSmall = 1 THEN NULL ELSE path.TargetMemberCount END AS int) AS TargetMemberCount,
    CAST(CASE WHEN path.IsSmall = 1 THEN NULL ELSE path.NeededCount END AS int) AS NeededCount,
    CAST(CASE WHEN path.IsSmall = 1 THEN NULL ELSE path.NeededPerMonthCount END AS int) AS NeededPerMonthCount,
    CAST(CASE WHEN path.IsSmall = 1 OR path.IsSmallExpiry = 1 THEN NULL ELSE path.Expiring30Count END AS int) AS Expiring30Count,
    CAST(CASE WHEN path.IsSmall = 1 OR path.IsSmallExpiry = 1 THEN NULL ELSE path.Expiring60Count END AS int) AS Expiring60Count,
    CAST(CASE WHEN path.IsSmall = 1 OR path.IsSmallExpiry = 1 THEN NULL ELSE path.Expiring90Count END AS int) AS Expiring90Count,
    CAST(CASE WHEN path.IsSmall = 1 OR path.IsSmallExpiry = 1 THEN NULL ELSE path.ExpectedLossCount END AS int) AS ExpectedLossCount,
    CAST(CASE WHEN path.IsSmall = 1 OR path.IsSmallExpiry = 1 THEN NULL ELSE path.LeavingSupportCount END AS int) AS LeavingSupportCount,
    CAST(CASE WHEN path.IsSmall = 1 THEN NULL ELSE path.ForecastMemberCount END AS int) AS ForecastMemberCount,
    CAST(CASE WHEN path.IsSmall = 1 THEN NULL ELSE path.LowMemberCount END AS int) AS LowMemberCount,
    CAST(CASE WHEN path.IsSmall = 1 THEN NULL ELSE path.HighMemberCount END AS int) AS HighMemberCount,
    CAST(CASE WHEN path.IsSmall = 1 OR path.ReachRate < 0 THEN NULL ELSE path.ReachRate END AS decimal(9, 6)) AS ReachRate,
    CAST(CASE WHEN path.IsSmall = 1 OR path.StateCode NOT IN ('Forecast', 'Over') THEN NULL ELSE path.IsLate END AS smallint) AS IsLate,
    path.HistoryMonthCount,
    path.AllocationCode,
    path.StateCode,
    path.MethodCode,
    CAST(CASE WHEN path.IsSmall = 1 OR path.IsSmallExpiry = 1 THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.CoveragePath AS path
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = path.AdministrativeUnitKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = path.PopulationBasisKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = path.ParticipantGroupKey;
