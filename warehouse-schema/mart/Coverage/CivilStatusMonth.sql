-- Births, deaths and moves that the resident register tells, by commune.
-- Grain  one row per month, commune and kind of event
-- Caution  moves between communes stand twice, once where people left and once where they came; empty counts (IsSuppressed = 1) are small ones, not zero
-- Conserves  rows, PersonCount hiding 1 to 10 of fact.CivilStatusMonth by MonthKey, UnitCode = AdministrativeUnit(CommuneKey).UnitCode, EventCode
-- Suppressed  PersonCount below 11 people; no total stands beside it
CREATE VIEW mart.CivilStatusMonth
AS
SELECT
    event.MonthKey,
    commune.UnitCode,
    commune.UnitName,
    event.EventCode,
    CAST(CASE WHEN event.PersonCount BETWEEN 1 AND 10 THEN NULL ELSE event.PersonCount END AS int) AS PersonCount,
    CAST(CASE WHEN event.PersonCount BETWEEN 1 AND 10 THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.CivilStatusMonth AS event
INNER JOIN dim.AdministrativeUnit AS commune
    ON commune.AdministrativeUnitKey = event.CommuneKey;
