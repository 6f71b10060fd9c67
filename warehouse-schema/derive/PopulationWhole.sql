-- Populations of both sexes and all ages: as published, else the sum over sexes and ages where only these are. Restated into old and new units.
CREATE VIEW derive.PopulationWhole
AS
SELECT
    counted.YearNumber,
    counted.PopulationBasisKey,
    unit.UnitLevel,
    unit.UnitSystemCode,
    counted.AdministrativeUnitDurableKey,
    CAST(COALESCE(
        SUM(CASE WHEN counted.SexKey = -1 AND counted.AgeBandKey = -1 THEN counted.PersonCount END),
        SUM(CASE WHEN counted.SexKey <> -1 AND counted.AgeBandKey <> -1 THEN counted.PersonCount END),
        SUM(CASE WHEN counted.SexKey <> -1 AND counted.AgeBandKey = -1 THEN counted.PersonCount END),
        SUM(CASE WHEN counted.SexKey = -1 AND counted.AgeBandKey <> -1 THEN counted.PersonCount END)
    ) AS int) AS PersonCount
FROM fact.Population AS counted
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = counted.AdministrativeUnitKey
GROUP BY counted.YearNumber, counted.PopulationBasisKey, unit.UnitLevel, unit.UnitSystemCode, counted.AdministrativeUnitDurableKey;
