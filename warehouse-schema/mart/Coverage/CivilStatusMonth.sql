-- Births, deaths and moves that the resident register tells, by commune.
-- Grain  one row per month, commune and kind of event
-- Caution  moves between communes stand twice, once where people left and once where they came
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
