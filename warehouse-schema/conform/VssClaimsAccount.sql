-- What a load of VSS claims staged, for the ledger: by file, facility, settlement month and disposition.
-- Caution  rows of check-in files are records of their own, without document and amount
CREATE VIEW conform.VssClaimsAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.MA_CSKCB AS FacilityCode,
    (staged.NAM_QT * 100) + staged.THANG_QT AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    SUM(staged.DocumentCount) AS DocumentCount,
    SUM(staged.LineCount) AS LineCount,
    SUM(staged.OtherRowCount) AS NotStoredLineCount,
    SUM(CAST(ROUND(staged.T_BHTT * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.VssClaim AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, (staged.NAM_QT * 100) + staged.THANG_QT, staged.Disposition
UNION ALL
SELECT
    document.LoadRunKey,
    document.SourceFileKey,
    document.MA_CSKCB,
    -1,
    0,
    SUM(document.RowCountInFile),
    0,
    0,
    SUM(document.RowCountInFile),
    0
FROM staging.VssClaimDocument AS document
WHERE document.IsCheckInFile = 1
GROUP BY document.LoadRunKey, document.SourceFileKey, document.MA_CSKCB;
