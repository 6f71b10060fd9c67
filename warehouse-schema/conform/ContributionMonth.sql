-- Contribution ledgers in warehouse vocabulary. Feeds fact.ContributionMonth.
CREATE VIEW conform.ContributionMonth
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.KY AS MonthKey,
    COALESCE(unit.PayingUnitKey, -1) AS PayingUnitKey,
    COALESCE(unit.PayingUnitDurableKey, -1) AS PayingUnitDurableKey,
    COALESCE(participantGroup.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    staged.SO_LAO_DONG AS MemberCount,
    staged.TIEN_DAU_KY AS OpeningAmount,
    staged.SO_PHAI_DONG AS DueAmount,
    staged.DIEU_CHINH_KY_TRUOC AS AdjustmentAmount,
    staged.SO_DA_DONG AS PaidAmount,
    staged.SO_BI_LECH AS DifferenceAmount,
    staged.TIEN_CUOI_KY AS ClosingAmount,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS LedgerDateKey
FROM staging.VssContributions AS staged
LEFT JOIN dim.PayingUnit AS unit
    ON unit.PayingUnitCode = staged.MA_DVI
    AND (staged.KY * 100) + 1 BETWEEN unit.ValidFromDateKey AND unit.ValidToDateKey
LEFT JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = staged.GroupCode
    AND (staged.KY * 100) + 1 BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
WHERE staged.Disposition = 0;
