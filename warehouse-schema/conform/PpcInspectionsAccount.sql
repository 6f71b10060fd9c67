-- What a load of inspection logs staged, for the ledger: by file, facility and disposition. The control total is the amount to be paid back.
CREATE VIEW conform.PpcInspectionsAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.MA_CSKCB AS FacilityCode,
    -1 AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    0 AS DocumentCount,
    0 AS LineCount,
    0 AS NotStoredLineCount,
    SUM(CAST(ROUND(staged.TIEN_PHAT_HIEN * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.PpcInspections AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, staged.Disposition;
