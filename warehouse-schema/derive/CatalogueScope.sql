-- Which catalogues were received, and for which days. Feeds fact.CatalogueScope.
-- Conserves  EntryCount = rows of fact.CatalogueEntry by FacilityDurableKey, EntryTypeCode
CREATE VIEW derive.CatalogueScope
AS
SELECT
    entry.FacilityDurableKey,
    entry.EntryTypeCode,
    MIN(entry.StartDateKey) AS FirstDateKey,
    MAX(entry.EndDateKey) AS LastDateKey,
    COUNT(*) AS EntryCount
FROM fact.CatalogueEntry AS entry
GROUP BY entry.FacilityDurableKey, entry.EntryTypeCode;
