-- How long people stay insured without a break, by participant group: the share still insured after so many days, with its 95 % band.
-- Grain  one row per cohort, participant group (empty code: all) and days since the beginning, in steps of 30
-- Caution  two cohorts, never mixed: New counts from the beginning of the cover, Standing from one day on which everybody in it was insured; deaths and moves out of the province count as lapses; empty figures would tell of 1 to 10 people
-- Conserves  rows, AtRiskCount hiding any, LapsedCount hiding any, StoppedCount hiding any of fact.CardSurvival by CohortCode, GroupCode = CASE WHEN ParticipantGroupKey = -1 THEN '' ELSE ParticipantGroup(ParticipantGroupKey).GroupCode END, AfterDays, BeginDateKey, HorizonDateKey;
-- Conserves  AfterDays, GraceDays nothing: lengths of time
-- Suppressed  AtRiskCount, LapsedCount, StoppedCount, SurvivalRate, LowRate, HighRate below 11 people, at risk or lapsed since the last row shown; of those lapsed, StoppedCount where either part is below 11
CREATE VIEW mart.CardSurvival
AS
SELECT
    survival.CohortCode,
    CAST(CASE WHEN survival.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.GroupCode END AS varchar(2)) AS GroupCode,
    CAST(CASE WHEN survival.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.ParticipantGroupName END AS nvarchar(255)) AS ParticipantGroupName,
    CAST(CASE WHEN survival.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.ParticipantGroupNameVietnamese END AS nvarchar(255)) AS ParticipantGroupNameVietnamese,
    survival.AfterDays,
    survival.BeginDateKey,
    survival.HorizonDateKey,
    survival.GraceDays,
    CAST(CASE WHEN survival.IsSmallStep = 1 THEN NULL ELSE survival.AtRiskCount END AS int) AS AtRiskCount,
    CAST(CASE WHEN survival.IsSmallStep = 1 THEN NULL ELSE survival.LapsedCount END AS int) AS LapsedCount,
    CAST(CASE WHEN survival.IsSmallStep = 1 OR (survival.StoppedCount BETWEEN 1 AND 10) OR (survival.LapsedCount - survival.StoppedCount BETWEEN 1 AND 10) THEN NULL ELSE survival.StoppedCount END AS int) AS StoppedCount,
    CAST(CASE WHEN survival.IsSmallStep = 1 THEN NULL ELSE survival.SurvivalRate END AS decimal(9, 6)) AS SurvivalRate,
    CAST(CASE WHEN survival.IsSmallStep = 1 THEN NULL ELSE survival.LowRate END AS decimal(9, 6)) AS LowRate,
    CAST(CASE WHEN survival.IsSmallStep = 1 THEN NULL ELSE survival.HighRate END AS decimal(9, 6)) AS HighRate,
    CAST(CASE WHEN survival.IsSmallStep = 1 OR (survival.StoppedCount BETWEEN 1 AND 10) OR (survival.LapsedCount - survival.StoppedCount BETWEEN 1 AND 10) THEN 1 ELSE 0 END AS smallint) AS IsSuppressed,
    survival.MethodCode
FROM fact.CardSurvival AS survival
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = survival.ParticipantGroupKey;
