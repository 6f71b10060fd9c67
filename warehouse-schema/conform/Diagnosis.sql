-- The ministry's ICD-10 list with its limits, by the row that begins last; main diagnoses that claims name are only known to exist. Feeds dim.Diagnosis.
CREATE VIEW conform.Diagnosis
AS
SELECT
    claim.LoadRunKey,
    claim.MA_BENH_CHINH AS DiagnosisCode,
    CAST(SUBSTRING(claim.MA_BENH_CHINH, 1, 1) AS varchar(1)) AS ChapterLetter,
    '' AS DiagnosisName,
    0 AS OnlySexCode,
    0 AS IsExcludedAsMain,
    0 AS IsDeathOnly,
    0 AS LeastAge,
    999 AS GreatestAge,
    -1 AS ListedFromDateKey,
    -1 AS ListedToDateKey,
    1 AS IsInferred,
    0 AS ObservationPrecedence,
    '' AS ObservationOrder,
    -1 AS SourceFileKey,
    0 AS RecordNumber
FROM staging.VssClaim AS claim
WHERE claim.Disposition = 0
    AND claim.MA_BENH_CHINH <> ''
GROUP BY claim.LoadRunKey, claim.MA_BENH_CHINH
UNION ALL
SELECT
    listed.LoadRunKey,
    listed.MA_BENH,
    CAST(SUBSTRING(listed.MA_BENH, 1, 1) AS varchar(1)),
    listed.TEN_BENH,
    listed.GIOI_TINH,
    listed.KHONG_BENH_CHINH,
    listed.CHI_TU_VONG,
    CAST(listed.TUOI_TU AS int),
    CASE WHEN listed.TUOI_DEN > 0 THEN CAST(listed.TUOI_DEN AS int) ELSE 999 END,
    listed.TU_NGAY,
    CASE WHEN listed.DEN_NGAY > 0 THEN listed.DEN_NGAY ELSE 99991231 END,
    0,
    1,
    listed.ObservationOrder, -- the row that begins last, then the later list
    listed.SourceFileKey,
    listed.RecordNumber
FROM
(
    SELECT
        staged.LoadRunKey,
        staged.MA_BENH,
        staged.TEN_BENH,
        staged.GIOI_TINH,
        staged.KHONG_BENH_CHINH,
        staged.CHI_TU_VONG,
        staged.TUOI_TU,
        staged.TUOI_DEN,
        staged.TU_NGAY,
        staged.DEN_NGAY,
        CONCAT(CAST(staged.TU_NGAY AS varchar(8)), CAST(staged.NGAY_LAP AS varchar(8))) AS ObservationOrder,
        staged.SourceFileKey,
        staged.RecordNumber
    FROM staging.MohCatalogues AS staged
    WHERE staged.LayoutCode = 'Diagnosis'
        AND staged.Disposition = 0
) AS listed;
