-- What a load of portal replies staged, for the ledger: by file, facility and disposition. The control total is the number of dossiers.
CREATE VIEW conform.VssFeedbackAccount
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
    SUM(CAST(staged.SO_HO_SO AS bigint) * 100) AS AmountHundredths
FROM staging.VssFeedback AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, staged.Disposition;
