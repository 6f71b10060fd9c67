-- Drugs and blood that claim lines name; of several spellings of a name the last in the alphabet is kept, as the loader does across loads. Feeds dim.Drug.
CREATE VIEW conform.Drug
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS DrugCode,
    MAX(mentioned.CodeName) AS DrugName,
    MAX(mentioned.UnitName) AS UnitName,
    1 AS IsInferred
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind = 'Drug'
GROUP BY mentioned.LoadRunKey, mentioned.Code;
