-- Drugs and blood of form 03/DM, by the row that begins last; those that claim lines name are only known to exist, of several spellings the last in the alphabet is kept, as the loader does across loads. Feeds dim.Drug.
CREATE VIEW conform.Drug
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS DrugCode,
    MAX(mentioned.CodeName) AS DrugName,
    '' AS ActiveIngredientName,
    MAX(mentioned.UnitName) AS UnitName,
    '' AS RouteCode,
    '' AS DosageFormName,
    1 AS IsInferred,
    0 AS ObservationPrecedence,
    '' AS ObservationOrder,
    -1 AS SourceFileKey,
    0 AS RecordNumber
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind = 'Drug'
GROUP BY mentioned.LoadRunKey, mentioned.Code
UNION ALL
SELECT
    listed.LoadRunKey,
    listed.MA_THUOC,
    listed.TEN_THUOC,
    listed.TEN_HOAT_CHAT,
    listed.DON_VI_TINH,
    listed.MA_DUONG_DUNG,
    listed.DANG_BAO_CHE,
    0,
    1,
    listed.ObservationOrder, -- the row that begins last, then the later list
    listed.SourceFileKey,
    listed.RecordNumber
FROM
(
    SELECT
        staged.LoadRunKey,
        staged.MA_THUOC,
        staged.TEN_THUOC,
        staged.TEN_HOAT_CHAT,
        staged.DON_VI_TINH,
        staged.MA_DUONG_DUNG,
        staged.DANG_BAO_CHE,
        CONCAT(CAST(staged.TU_NGAY AS varchar(8)), CAST(staged.NGAY_LAP AS varchar(8))) AS ObservationOrder,
        staged.SourceFileKey,
        staged.RecordNumber
    FROM staging.MohCatalogues AS staged
    WHERE staged.LayoutCode = 'Drug'
        AND staged.Disposition = 0
) AS listed;
