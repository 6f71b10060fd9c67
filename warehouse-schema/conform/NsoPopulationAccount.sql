-- What a load of population tables staged, for the ledger: by file and disposition. The control total is persons.
CREATE VIEW conform.NsoPopulationAccount
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
    SUM(CAST(staged.Population AS bigint) * 100) AS AmountHundredths
FROM staging.NsoPopulation AS staged
GROUP BY staged.LoadRunKey, staged.SourceFileKey, staged.Disposition;
