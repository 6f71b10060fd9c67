-- Monthly digital-use counts in warehouse vocabulary. Feeds fact.DigitalUse.
CREATE VIEW conform.DigitalUse
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.THANG AS MonthKey,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    CAST(staged.SO_LUOT AS int) AS VisitCount,
    CAST(staged.SO_CCCD AS int) AS CitizenIdCheckInCount,
    CAST(staged.SO_VNEID AS int) AS VneidCheckInCount,
    CAST(staged.SO_HSSK AS int) AS HealthRecordCount,
    CAST(staged.SO_TT AS int) AS PaymentCount,
    CAST(staged.SO_TT_KDTM AS int) AS CashlessPaymentCount,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS EditionDateKey
FROM staging.MohDigitalUse AS staged
LEFT JOIN dim.Date AS monthEnd
    ON monthEnd.DateKey BETWEEN (staged.THANG * 100) + 28 AND (staged.THANG * 100) + 31
    AND monthEnd.IsMonthEnd = 1
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND monthEnd.DateKey BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0;
