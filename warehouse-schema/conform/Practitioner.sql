-- Practitioners that claim lines name, by token. Feeds dim.Practitioner.
CREATE VIEW conform.Practitioner
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS PractitionerToken,
    1 AS IsInferred
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind = 'Practitioner'
GROUP BY mentioned.LoadRunKey, mentioned.Code;
