-- Satisfaction surveys in warehouse vocabulary. Feeds fact.SatisfactionSurvey.
CREATE VIEW conform.SatisfactionSurvey
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
    staged.MAU_PHIEU AS FormCode,
    CAST(staged.SO_PHIEU AS int) AS AskedCount,
    CAST(staged.SO_HAI_LONG AS int) AS SatisfiedCount,
    CAST(staged.DIEM_TB AS decimal(9, 3)) AS PointAverage,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS EditionDateKey
FROM staging.MohSatisfaction AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND (staged.NAM * 10000) + (staged.QUY * 300) + 28 BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Survey';
