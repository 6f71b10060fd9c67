-- Main diagnoses that claims name. Feeds dim.Diagnosis.
CREATE VIEW conform.Diagnosis
AS
SELECT
    claim.LoadRunKey,
    claim.MA_BENH_CHINH AS DiagnosisCode,
    CAST(SUBSTRING(claim.MA_BENH_CHINH, 1, 1) AS varchar(1)) AS ChapterLetter,
    1 AS IsInferred
FROM staging.VssClaim AS claim
WHERE claim.Disposition = 0
    AND claim.MA_BENH_CHINH <> ''
GROUP BY claim.LoadRunKey, claim.MA_BENH_CHINH;
