-- What a load of satisfaction surveys and complaints staged, for the ledger: by file, facility and disposition. The control total is people asked and complaints received.
CREATE VIEW conform.MohSatisfactionAccount
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
    SUM((staged.SO_PHIEU + staged.SO_TIEP_NHAN) * 100) AS AmountHundredths
FROM staging.MohSatisfaction AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, staged.Disposition;
