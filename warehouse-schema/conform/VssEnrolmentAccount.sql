-- What a load of enrolment extracts staged, for the ledger: by file, extract month and disposition. The control total is the support paid by the budgets.
CREATE VIEW conform.VssEnrolmentAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    '' AS FacilityCode,
    staged.NGAY_TRICH / 100 AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    0 AS DocumentCount,
    0 AS LineCount,
    0 AS NotStoredLineCount,
    SUM(CAST(ROUND((staged.NSTW_HO_TRO + staged.NSDP_HO_TRO) * 100, 0) AS bigint)) AS AmountHundredths
FROM staging.VssEnrolment AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.NGAY_TRICH / 100, staged.Disposition;
