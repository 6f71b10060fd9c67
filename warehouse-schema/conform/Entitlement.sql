-- Visit entitlements. Feeds dim.Entitlement.
CREATE VIEW conform.Entitlement
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS EntitlementCode,
    listed.CodeName AS EntitlementName,
    listed.CodeNameVietnamese AS EntitlementNameVietnamese,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'Entitlement';
