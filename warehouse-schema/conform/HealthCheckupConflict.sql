-- Check-ups that stand twice in one file under one number with different contents: which one is true cannot be told, so all of them are quarantined.
CREATE VIEW conform.HealthCheckupConflict
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.RecordNumber,
    staged.MA_LK AS RecordCode,
    'MK-038' AS RuleCode
FROM staging.MohCheckups AS staged
INNER JOIN
(
    SELECT
        twin.SourceFileKey,
        twin.MA_CSKCB,
        twin.MA_LK
    FROM staging.MohCheckups AS twin
    WHERE twin.Disposition = 0
    GROUP BY twin.SourceFileKey, twin.MA_CSKCB, twin.MA_LK
    HAVING COUNT(*) > 1
        AND MIN(twin.ContentHash) <> MAX(twin.ContentHash)
) AS conflict
    ON conflict.SourceFileKey = staged.SourceFileKey
    AND conflict.MA_CSKCB = staged.MA_CSKCB
    AND conflict.MA_LK = staged.MA_LK
WHERE staged.Disposition = 0;
