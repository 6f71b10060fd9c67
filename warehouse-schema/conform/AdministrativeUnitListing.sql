-- Rows of unit lists. Feeds fact.AdministrativeUnitListing.
CREATE VIEW conform.AdministrativeUnitListing
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.EffectiveDateKey AS ListedDateKey,
    COALESCE(unit.AdministrativeUnitKey, -1) AS AdministrativeUnitKey,
    COALESCE(unit.AdministrativeUnitDurableKey, -1) AS AdministrativeUnitDurableKey,
    CASE WHEN staged.NewUnitCode <> '' THEN staged.NewUnitName ELSE staged.OldUnitName END AS UnitName
FROM staging.NsoAdministrativeUnits AS staged
LEFT JOIN dim.AdministrativeUnit AS unit
    ON unit.UnitCode = CASE WHEN staged.NewUnitCode <> '' THEN staged.NewUnitCode ELSE staged.OldUnitCode END
    AND staged.EffectiveDateKey BETWEEN unit.ValidFromDateKey AND unit.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode IN ('CommuneList', 'OldCommuneList', 'ProvinceList');
