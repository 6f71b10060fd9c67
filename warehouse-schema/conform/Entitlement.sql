-- Visit entitlements: attribute 1 is the share of the card's level. Feeds dim.Entitlement.
CREATE VIEW conform.Entitlement
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS EntitlementCode,
    listed.CodeName AS EntitlementName,
    listed.CodeNameVietnamese AS EntitlementNameVietnamese,
    CAST(CASE WHEN listed.Attribute1 <> '' THEN listed.Attribute1 ELSE '-1' END AS smallint) AS BenefitShare,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'Entitlement';
