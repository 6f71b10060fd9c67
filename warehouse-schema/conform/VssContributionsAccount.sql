-- What a load of C12-TS ledgers staged, for the ledger: by file, month and disposition. The control total is the amount due.
CREATE VIEW conform.VssContributionsAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    '' AS FacilityCode,
    CASE WHEN staged.KY > 0 THEN staged.KY ELSE -1 END AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    0 AS DocumentCount,
    0 AS LineCount,
    0 AS NotStoredLineCount,
    SUM(CAST(ROUND(staged.SO_PHAI_DONG * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.VssContributions AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, CASE WHEN staged.KY > 0 THEN staged.KY ELSE -1 END, staged.Disposition;
