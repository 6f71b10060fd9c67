-- What a load of digital-use reports staged, for the ledger: by file and disposition. The control total is visits.
CREATE VIEW conform.MohDigitalUseAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    '' AS FacilityCode,
    -1 AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    0 AS DocumentCount,
    0 AS LineCount,
    0 AS NotStoredLineCount,
    SUM(staged.SO_LUOT * 100) AS AmountHundredths
FROM staging.MohDigitalUse AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.Disposition;
