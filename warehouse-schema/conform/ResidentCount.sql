-- Counts of the resident register in warehouse vocabulary. Feeds fact.ResidentCount.
CREATE VIEW conform.ResidentCount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.NGAY_SO_LIEU AS AsOfDateKey,
    COALESCE(commune.AdministrativeUnitKey, -1) AS CommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS CommuneDurableKey,
    COALESCE(sex.SexKey, -1) AS SexKey,
    COALESCE(ageBand.AgeBandKey, -1) AS AgeBandKey,
    staged.SO_THUONG_TRU AS PermanentCount,
    staged.SO_TAM_TRU AS TemporaryCount
FROM staging.MpsResidents AS staged
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MA_XA
    AND staged.NGAY_SO_LIEU BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
LEFT JOIN dim.Sex AS sex
    ON sex.SexCode = staged.GIOI_TINH
LEFT JOIN dim.AgeBand AS ageBand
    ON ageBand.AgeBandCode = staged.NHOM_TUOI
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Counts';
