-- Units that contribution ledgers name, each since the first day of the ledger's month. Feeds dim.PayingUnit.
CREATE VIEW conform.PayingUnit
AS
SELECT
    ledger.LoadRunKey,
    ledger.MA_DVI AS PayingUnitCode,
    ledger.UnitName AS PayingUnitName,
    ledger.RegistrationNumber,
    ledger.GroupCode,
    ledger.IndustryCode,
    (ledger.KY * 100) + 1 AS EffectiveDateKey,
    0 AS IsInferred,
    2 AS ObservationPrecedence,
    '' AS ObservationOrder,
    ledger.SourceFileKey,
    MAX(ledger.RecordNumber) AS RecordNumber
FROM staging.VssContributions AS ledger
WHERE ledger.Disposition = 0
GROUP BY
    ledger.LoadRunKey,
    ledger.MA_DVI,
    ledger.UnitName,
    ledger.RegistrationNumber,
    ledger.GroupCode,
    ledger.IndustryCode,
    ledger.KY,
    ledger.SourceFileKey;
