-- Departments that claims and their lines name. Feeds dim.Department.
CREATE VIEW conform.Department
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Qualifier AS FacilityCode,
    mentioned.Code AS DepartmentCode,
    1 AS IsInferred
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind = 'Department'
GROUP BY mentioned.LoadRunKey, mentioned.Qualifier, mentioned.Code;
