-- What a load of coverage targets staged, for the ledger: by file and disposition. There is no control total.
CREATE VIEW conform.PpcTargetsAccount
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
    CAST(0 AS bigint) AS AmountHundredths
FROM staging.PpcTargets AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.Disposition;
