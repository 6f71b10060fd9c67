-- Replies of the portal in warehouse vocabulary. Feeds fact.PortalReply.
CREATE VIEW conform.PortalReply
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.MA_GIAO_DICH AS TransactionCode,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    staged.ReplyDateKey,
    staged.ReplyMinute,
    staged.MA_KET_QUA AS ResultCode,
    staged.TEN_TEPToken AS FileNameToken,
    staged.SO_HO_SO AS DossierCount,
    staged.SO_CHAP_NHAN AS AcceptedDossierCount,
    staged.SO_TU_CHOI AS RejectedDossierCount,
    staged.SO_CHAM AS LateDossierCount,
    CASE WHEN staged.NGAY_TRICH > 0 THEN staged.NGAY_TRICH ELSE -1 END AS ExtractDateKey
FROM staging.VssFeedback AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND staged.ReplyDateKey BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0;
