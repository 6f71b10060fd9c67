-- Counts of entitled people in warehouse vocabulary. Feeds fact.EntitledPopulation.
CREATE VIEW conform.EntitledPopulation
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.NGAY_SO_LIEU AS AsOfDateKey,
    COALESCE(commune.AdministrativeUnitKey, -1) AS CommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS CommuneDurableKey,
    COALESCE(participantGroup.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    staged.MA_TRUONG AS SchoolCode,
    staged.TEN_TRUONG AS SchoolName,
    staged.SO_NGUOI AS PersonCount
FROM staging.PpcEntitledGroups AS staged
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MA_XA
    AND staged.NGAY_SO_LIEU BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
LEFT JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = staged.MA_NHOM
    AND staged.NGAY_SO_LIEU BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Counts';
