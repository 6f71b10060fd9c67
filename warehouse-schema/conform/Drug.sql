-- Drugs and blood that claim lines name; of several spellings of a name the first in the alphabet is kept. Feeds dim.Drug.
CREATE VIEW conform.Drug
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS DrugCode,
    MIN(mentioned.CodeName) AS DrugName,
    MIN(mentioned.UnitName) AS UnitName,
    1 AS IsInferred
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind = 'Drug'
GROUP BY mentioned.LoadRunKey, mentioned.Code;
