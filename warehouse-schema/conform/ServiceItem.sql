-- Services and supplies that claim lines name; of several spellings of a name the first in the alphabet is kept. Feeds dim.ServiceItem.
CREATE VIEW conform.ServiceItem
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS ServiceItemCode,
    mentioned.CodeKind AS ServiceItemType,
    MIN(mentioned.CodeName) AS ServiceItemName,
    MIN(mentioned.UnitName) AS UnitName,
    1 AS IsInferred
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind IN ('Service', 'Supply')
GROUP BY mentioned.LoadRunKey, mentioned.Code, mentioned.CodeKind;
