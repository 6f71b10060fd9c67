-- What a load of digital-use reports staged, for the ledger: by file, facility, month and disposition. The control total is visits.
CREATE VIEW conform.MohDigitalUseAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.MA_CSKCB AS FacilityCode,
    CASE WHEN staged.THANG > 0 THEN staged.THANG ELSE -1 END AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    0 AS DocumentCount,
    0 AS LineCount,
    0 AS NotStoredLineCount,
    SUM(staged.SO_LUOT * 100) AS AmountHundredths
FROM staging.MohDigitalUse AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, CASE WHEN staged.THANG > 0 THEN staged.THANG ELSE -1 END, staged.Disposition;
