-- Births, deaths and moves that the resident register tells, by commune.
-- Grain  one row per month, commune and kind of event
-- Caution  moves between communes stand twice, once where people left and once where they came
-- Conserves  rows, PersonCount of fact.CivilStatusMonth by MonthKey, UnitCode = AdministrativeUnit(CommuneKey).UnitCode, EventCode
CREATE VIEW mart.CivilStatusMonth
AS
SELECT
    event.MonthKey,
    commune.UnitCode,
    commune.UnitName,
    event.EventCode,
    event.PersonCount
FROM fact.CivilStatusMonth AS event
INNER JOIN dim.AdministrativeUnit AS commune
    ON commune.AdministrativeUnitKey = event.CommuneKey;
