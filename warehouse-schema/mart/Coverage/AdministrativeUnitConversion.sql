-- Which new unit an old one went to, and by which weights figures follow.
-- Grain  one row per old unit and new unit; an old commune that reaches none has one row with the unknown new unit
-- Caution  for looking up; multiply no figures by the weights, restated figures are rounded so that nobody is lost
-- Conserves  nothing: weights are for looking up and add up to nothing
CREATE VIEW mart.AdministrativeUnitConversion
AS
SELECT
    oldUnit.UnitCode AS OldUnitCode,
    oldUnit.UnitName AS OldUnitName,
    oldUnit.ProvinceCode AS OldProvinceCode,
    oldUnit.UnitLevel,
    newUnit.UnitCode AS NewUnitCode,
    newUnit.UnitName AS NewUnitName,
    newUnit.ProvinceCode AS NewProvinceCode,
    CAST(COALESCE(bridge.RelationCode, '') AS varchar(20)) AS RelationCode,
    CAST(COALESCE(bridge.NewWeight, 0) AS decimal(9, 6)) AS NewWeight,
    CAST(COALESCE(bridge.NewBasisCode, '') AS varchar(10)) AS NewBasisCode,
    CAST(COALESCE(bridge.IsNewEstimated, 0) AS smallint) AS IsNewEstimated,
    CAST(COALESCE(bridge.OldWeight, 0) AS decimal(9, 6)) AS OldWeight,
    CAST(COALESCE(bridge.OldBasisCode, '') AS varchar(10)) AS OldBasisCode,
    CAST(COALESCE(bridge.IsOldEstimated, 0) AS smallint) AS IsOldEstimated
FROM dim.AdministrativeUnit AS oldUnit
INNER JOIN dim.UnitSystem AS unitSystem
    ON unitSystem.UnitSystemCode = oldUnit.UnitSystemCode
    AND oldUnit.ValidToDateKey = unitSystem.ValidToDateKey
LEFT JOIN dim.AdministrativeUnitBridge AS bridge
    ON bridge.OldUnitDurableKey = oldUnit.AdministrativeUnitDurableKey
LEFT JOIN
(
    SELECT latest.AdministrativeUnitKey, latest.AdministrativeUnitDurableKey, latest.UnitCode, latest.UnitName, latest.ProvinceCode
    FROM dim.AdministrativeUnit AS latest
    WHERE latest.IsCurrent = 1
) AS newUnit
    ON newUnit.AdministrativeUnitDurableKey = COALESCE(bridge.NewUnitDurableKey, -1)
WHERE oldUnit.UnitSystemCode = 'Old'
    AND oldUnit.UnitLevel IN ('Province', 'Commune');
