-- What a load of budget decisions staged, for the ledger: by file, facility and disposition. The control total is the estimate.
CREATE VIEW conform.VssBudgetsAccount
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
    SUM(CAST(ROUND(staged.SO_TIEN * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.VssBudgets AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, staged.Disposition;
