-- Persons of the resident register in warehouse vocabulary. Feeds fact.Resident.
CREATE VIEW conform.Resident
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.NGAY_SO_LIEU AS AsOfDateKey,
    staged.SO_DDCNToken AS CitizenToken,
    staged.HO_TENToken AS NameToken,
    staged.MA_HOToken AS HouseholdToken,
    COALESCE(commune.AdministrativeUnitKey, -1) AS CommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS CommuneDurableKey,
    COALESCE(sex.SexKey, -1) AS SexKey,
    staged.NGAY_SINHYear AS BirthYear,
    COALESCE(ageBand.AgeBandKey, -1) AS AgeBandKey,
    CASE WHEN staged.LOAI_CU_TRU = 'TAM_TRU' THEN 1 ELSE 0 END AS IsTemporary
FROM staging.MpsResidents AS staged
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MA_XA
    AND staged.NGAY_SO_LIEU BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
LEFT JOIN dim.Sex AS sex
    ON sex.SexCode = staged.GIOI_TINH
LEFT JOIN dim.AgeBand AS ageBand
    ON (staged.NGAY_SO_LIEU / 10000) - staged.NGAY_SINHYear BETWEEN ageBand.FromAge AND ageBand.ToAge
    AND staged.NGAY_SINHYear > 0
    AND ageBand.AgeBandKey > 0
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Persons';
