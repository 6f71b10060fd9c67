-- What a load of lists of entitled people staged, for the ledger: by file, month and disposition. The control total is the people counted.
CREATE VIEW conform.PpcEntitledGroupsAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    '' AS FacilityCode,
    CASE WHEN staged.NGAY_SO_LIEU > 0 THEN CAST(staged.NGAY_SO_LIEU / 100 AS int) ELSE -1 END AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    0 AS DocumentCount,
    0 AS LineCount,
    0 AS NotStoredLineCount,
    SUM(CAST(staged.SO_NGUOI AS bigint) * 100) AS AmountHundredths
FROM staging.PpcEntitledGroups AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, CASE WHEN staged.NGAY_SO_LIEU > 0 THEN CAST(staged.NGAY_SO_LIEU / 100 AS int) ELSE -1 END, staged.Disposition;
