-- Services of form 05/DM and supplies of form 04/DM, by the row that begins last; those that claim lines name are only known to exist, of several spellings the last in the alphabet is kept, as the loader does across loads. Feeds dim.ServiceItem.
CREATE VIEW conform.ServiceItem
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS ServiceItemCode,
    mentioned.CodeKind AS ServiceItemType,
    MAX(mentioned.CodeName) AS ServiceItemName,
    MAX(mentioned.UnitName) AS UnitName,
    '' AS SurgeryClassCode,
    1 AS IsInferred,
    0 AS ObservationPrecedence,
    '' AS ObservationOrder,
    -1 AS SourceFileKey,
    0 AS RecordNumber
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind IN ('Service', 'Supply')
GROUP BY mentioned.LoadRunKey, mentioned.Code, mentioned.CodeKind
UNION ALL
SELECT
    listed.LoadRunKey,
    listed.Code,
    listed.LayoutCode,
    listed.CodeName,
    listed.DON_VI_TINH,
    listed.PHAN_LOAI_PTTT,
    0,
    1,
    listed.ObservationOrder, -- the row that begins last, then the later list
    listed.SourceFileKey,
    listed.RecordNumber
FROM
(
    SELECT
        staged.LoadRunKey,
        staged.LayoutCode,
        CASE WHEN staged.LayoutCode = 'Supply' THEN staged.MA_VAT_TU ELSE staged.MA_DICH_VU END AS Code,
        CASE WHEN staged.LayoutCode = 'Supply' THEN staged.TEN_VAT_TU ELSE staged.TEN_DICH_VU END AS CodeName,
        staged.DON_VI_TINH,
        staged.PHAN_LOAI_PTTT,
        CONCAT(CAST(staged.TU_NGAY AS varchar(8)), CAST(staged.NGAY_LAP AS varchar(8))) AS ObservationOrder,
        staged.SourceFileKey,
        staged.RecordNumber
    FROM staging.MohCatalogues AS staged
    WHERE staged.LayoutCode IN ('Supply', 'Service')
        AND staged.Disposition = 0
) AS listed;
