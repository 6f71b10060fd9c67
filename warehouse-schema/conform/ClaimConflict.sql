-- Dossiers that stand twice in one file under one number and cannot be told apart by any rule: another person, another admission, or two contents of the same state of payment. All of them are quarantined.
CREATE VIEW conform.ClaimConflict
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.RecordNumber,
    staged.MA_LK AS RecordCode,
    'VC-038' AS RuleCode
FROM staging.VssClaim AS staged
INNER JOIN
(
    SELECT
        twin.SourceFileKey,
        twin.MA_CSKCB,
        twin.MA_LK
    FROM staging.VssClaim AS twin
    WHERE twin.Disposition = 0
    GROUP BY twin.SourceFileKey, twin.MA_CSKCB, twin.MA_LK
    HAVING COUNT(*) > 1
        AND MIN(twin.ContentHash) <> MAX(twin.ContentHash)
        AND
        (
            MIN(twin.PersonToken) <> MAX(twin.PersonToken)
            OR MIN(twin.NGAY_VAO) <> MAX(twin.NGAY_VAO)
            OR COUNT(DISTINCT CASE WHEN twin.NGAY_TTOAN > 0 THEN twin.ContentHash END) > 1
            OR COUNT(DISTINCT CASE WHEN twin.NGAY_TTOAN = 0 THEN twin.ContentHash END) > 1
        )
) AS conflict
    ON conflict.SourceFileKey = staged.SourceFileKey
    AND conflict.MA_CSKCB = staged.MA_CSKCB
    AND conflict.MA_LK = staged.MA_LK
WHERE staged.Disposition = 0;
