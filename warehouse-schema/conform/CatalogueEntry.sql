-- Rows of the catalogues in warehouse vocabulary. Feeds fact.CatalogueEntry.
CREATE VIEW conform.CatalogueEntry
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.LayoutCode AS EntryTypeCode,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    COALESCE(drug.DrugKey, -1) AS DrugKey,
    COALESCE(item.ServiceItemKey, -1) AS ServiceItemKey,
    COALESCE(diagnosis.DiagnosisKey, -1) AS DiagnosisKey,
    staged.SO_DANG_KY AS RegistrationNumber,
    CASE WHEN staged.LayoutCode = 'Service' THEN staged.QUYET_DINH ELSE staged.TT_THAU END AS ApprovalText,
    staged.TU_NGAY AS StartDateKey,
    CASE WHEN staged.DEN_NGAY BETWEEN 1 AND 20391231 THEN staged.DEN_NGAY ELSE 99991231 END AS EndDateKey,
    staged.DON_GIA AS UnitPrice,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS EditionDateKey
FROM staging.MohCatalogues AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND staged.TU_NGAY BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.Drug AS drug
    ON drug.DrugCode = staged.MA_THUOC
LEFT JOIN dim.ServiceItem AS item
    ON item.ServiceItemCode = CASE WHEN staged.LayoutCode = 'Supply' THEN staged.MA_VAT_TU ELSE staged.MA_DICH_VU END
    AND item.ServiceItemType = staged.LayoutCode
LEFT JOIN dim.Diagnosis AS diagnosis
    ON diagnosis.DiagnosisCode = staged.MA_BENH
WHERE staged.Disposition = 0;
