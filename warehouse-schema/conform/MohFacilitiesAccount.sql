-- What a load of facility registers staged, for the ledger: by file, facility and disposition. The control total is approved beds.
CREATE VIEW conform.MohFacilitiesAccount
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
    SUM(staged.GIUONG_PD * 100) AS AmountHundredths
FROM staging.MohFacilities AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.MA_CSKCB, staged.Disposition;
