-- What a load of settlement lists and 01/BH totals staged, for the ledger: by file, facility and disposition. The control total is the amount settled.
CREATE VIEW conform.VssSettlementsAccount
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
    SUM(CAST(ROUND(staged.T_QUYET_TOAN * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.VssSettlements AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, staged.Disposition;
