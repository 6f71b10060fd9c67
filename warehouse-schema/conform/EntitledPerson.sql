-- Persons on the lists of entitled people in warehouse vocabulary. Feeds fact.EntitledPerson.
CREATE VIEW conform.EntitledPerson
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.NGAY_SO_LIEU AS AsOfDateKey,
    staged.SO_DDCNToken AS CitizenToken,
    COALESCE(participantGroup.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    COALESCE(commune.AdministrativeUnitKey, -1) AS CommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS CommuneDurableKey,
    staged.MA_TRUONG AS SchoolCode
FROM staging.PpcEntitledGroups AS staged
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MA_XA
    AND staged.NGAY_SO_LIEU BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
LEFT JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = staged.MA_NHOM
    AND staged.NGAY_SO_LIEU BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Persons';
