-- Tables of the envelope by claim, and check-in files, counted. Feeds fact.ClaimDocument.
CREATE VIEW conform.ClaimDocument
AS
SELECT
    document.LoadRunKey,
    document.SourceFileKey,
    document.RecordNumber,
    document.ClaimDocumentKey,
    CASE WHEN document.IsCheckInFile = 1 THEN -1 ELSE document.ClaimKey END AS ClaimKey,
    document.MA_LK AS ClaimNumber,
    COALESCE(facility.FacilityKey, -1) AS TreatingFacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS TreatingFacilityDurableKey,
    document.LOAIHOSO AS DocumentCode,
    document.IsCheckInFile,
    document.RowCountInFile AS DocumentRowCount
FROM staging.VssClaimDocument AS document
LEFT JOIN staging.VssClaim AS claim
    ON claim.ClaimKey = document.ClaimKey
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = document.MA_CSKCB
    AND COALESCE(claim.NGAY_RA / 10000, 99991231) BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE document.IsCheckInFile = 1
    OR claim.Disposition = 0;
