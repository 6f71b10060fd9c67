-- What a load of unit tables staged, for the ledger: by file and disposition. Units have no control total.
CREATE VIEW conform.NsoAdministrativeUnitsAccount
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
    0 AS AmountHundredths
FROM staging.NsoAdministrativeUnits AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.Disposition;
