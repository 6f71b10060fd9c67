-- Rows of conversion tables and tables of changes: the unit before, the unit after, and what became of it. Feeds fact.AdministrativeUnitChange.
CREATE VIEW conform.AdministrativeUnitChange
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.EffectiveDateKey,
    COALESCE(dayBefore.DateKey, -1) AS LastDateKey,
    COALESCE(oldUnit.AdministrativeUnitKey, -1) AS OldUnitKey,
    COALESCE(oldUnit.AdministrativeUnitDurableKey, -1) AS OldUnitDurableKey,
    COALESCE(newUnit.AdministrativeUnitKey, -1) AS NewUnitKey,
    COALESCE(newUnit.AdministrativeUnitDurableKey, -1) AS NewUnitDurableKey,
    staged.OldUnitName,
    staged.RelationCode,
    staged.Note
FROM staging.NsoAdministrativeUnits AS staged
LEFT JOIN dim.Date AS changed
    ON changed.DateKey = staged.EffectiveDateKey
LEFT JOIN dim.Date AS dayBefore
    ON dayBefore.DayNumber = changed.DayNumber - 1
LEFT JOIN dim.AdministrativeUnit AS oldUnit
    ON oldUnit.UnitCode = CASE
        WHEN staged.OldUnitCode <> '' THEN staged.OldUnitCode
        WHEN staged.RelationCode = 'Island' THEN staged.OldDistrictCode -- an island district had no communes
        ELSE ''
    END
    AND dayBefore.DateKey BETWEEN oldUnit.ValidFromDateKey AND oldUnit.ValidToDateKey
LEFT JOIN dim.AdministrativeUnit AS newUnit
    ON newUnit.UnitCode = staged.NewUnitCode
    AND staged.EffectiveDateKey BETWEEN newUnit.ValidFromDateKey AND newUnit.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode IN ('Conversion', 'Change');
