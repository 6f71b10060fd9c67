-- Births, deaths and moves of the resident register in warehouse vocabulary. Feeds fact.CivilStatusMonth.
CREATE VIEW conform.CivilStatusMonth
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.THANG AS MonthKey,
    COALESCE(commune.AdministrativeUnitKey, -1) AS CommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS CommuneDurableKey,
    CASE staged.LOAI_SU_KIEN
        WHEN 'SINH' THEN 'BIRTH'
        WHEN 'TU' THEN 'DEATH'
        WHEN 'DEN' THEN 'ARRIVAL'
        WHEN 'DI' THEN 'DEPARTURE'
        WHEN 'CHUYEN_DEN' THEN 'MOVE-IN'
        ELSE 'MOVE-OUT'
    END AS EventCode,
    staged.SO_NGUOI AS PersonCount
FROM staging.MpsResidents AS staged
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MA_XA
    AND (staged.THANG * 100) + 28 BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Events';
