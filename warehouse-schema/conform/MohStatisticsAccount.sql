-- What a load of reported statistics staged, for the ledger: by file and disposition. The control total is the sum of the figures.
CREATE VIEW conform.MohStatisticsAccount
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
    SUM(CAST(ROUND(staged.ReportedQuantity * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.MohStatistics AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.Disposition;
