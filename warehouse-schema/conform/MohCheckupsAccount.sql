-- What a load of check-up envelopes staged, for the ledger: by file, facility, month and disposition. The control total is check-ups with a health class.
CREATE VIEW conform.MohCheckupsAccount
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.MA_CSKCB AS FacilityCode,
    CAST(staged.NGAY_RA / 100 AS int) AS MonthKey,
    staged.Disposition,
    COUNT(*) AS RecordCount,
    SUM(staged.DocumentCount) AS DocumentCount,
    0 AS LineCount,
    0 AS NotStoredLineCount,
    SUM(CASE WHEN staged.PHAN_LOAI_SK > 0 THEN 100 ELSE 0 END) AS AmountHundredths
FROM staging.MohCheckups AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, CAST(staged.NGAY_RA / 100 AS int), staged.Disposition;
