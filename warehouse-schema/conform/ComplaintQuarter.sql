-- Complaints and feedback by quarter in warehouse vocabulary. Feeds fact.ComplaintQuarter.
CREATE VIEW conform.ComplaintQuarter
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.NAM AS YearNumber,
    CAST(staged.QUY AS int) AS QuarterNumber,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    CAST(staged.SO_TIEP_NHAN AS int) AS ReceivedCount,
    CAST(staged.SO_GIAI_QUYET AS int) AS ResolvedCount,
    CAST(staged.SO_QUA_HAN AS int) AS OverdueCount,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS EditionDateKey
FROM staging.MohSatisfaction AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND (staged.NAM * 10000) + (staged.QUY * 300) + 28 BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Complaints';
