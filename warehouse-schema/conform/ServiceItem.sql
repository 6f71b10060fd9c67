-- Services and supplies that claim lines name; of several spellings of a name the last in the alphabet is kept, as the loader does across loads. Feeds dim.ServiceItem.
CREATE VIEW conform.ServiceItem
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS ServiceItemCode,
    mentioned.CodeKind AS ServiceItemType,
    MAX(mentioned.CodeName) AS ServiceItemName,
    MAX(mentioned.UnitName) AS UnitName,
    1 AS IsInferred
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind IN ('Service', 'Supply')
GROUP BY mentioned.LoadRunKey, mentioned.Code, mentioned.CodeKind;
