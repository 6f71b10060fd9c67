-- What a load of catalogues staged, for the ledger: by file, facility and disposition. The control total is the sum of the unit prices.
CREATE VIEW conform.MohCataloguesAccount
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
    SUM(CAST(ROUND(staged.DON_GIA * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.MohCatalogues AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, staged.Disposition;
