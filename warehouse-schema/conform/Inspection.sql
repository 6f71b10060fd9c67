-- Inspections in warehouse vocabulary. Feeds fact.Inspection.
CREATE VIEW conform.Inspection
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.SO_QD AS DecisionNumber,
    staged.NGAY_QD AS DecisionDateKey,
    staged.DON_VI_CHU_TRI AS LeadingUnitName,
    CAST(CASE WHEN staged.MA_CSKCB <> '' THEN 'Facility' ELSE 'PayingUnit' END AS varchar(10)) AS SubjectKindCode,
    CAST(CASE WHEN staged.MA_CSKCB <> '' THEN staged.MA_CSKCB ELSE staged.MA_DVI END AS varchar(20)) AS SubjectCode,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    CASE WHEN staged.NGAY_KE_HOACH > 0 THEN staged.NGAY_KE_HOACH ELSE -1 END AS PlannedDateKey,
    CASE WHEN staged.NGAY_THUC_HIEN > 0 THEN staged.NGAY_THUC_HIEN ELSE -1 END AS DoneDateKey,
    CAST(staged.SO_VI_PHAM AS int) AS ViolationCount,
    staged.TIEN_PHAT_HIEN AS FoundAmount,
    staged.TIEN_THU_HOI AS RecoveredAmount,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS EditionDateKey
FROM staging.PpcInspections AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND staged.MA_CSKCB <> ''
    AND staged.NGAY_QD BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0;
