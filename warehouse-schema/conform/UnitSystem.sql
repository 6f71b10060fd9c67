-- Layouts of the country into units, and when each holds. Feeds dim.UnitSystem.
CREATE VIEW conform.UnitSystem
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS UnitSystemCode,
    listed.CodeName AS UnitSystemName,
    listed.CodeNameVietnamese AS UnitSystemNameVietnamese,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'UnitSystem';
