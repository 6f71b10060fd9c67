-- Practitioners of form 02/DM by token of their licence; those that claim lines name are only known to exist. Feeds dim.Practitioner.
CREATE VIEW conform.Practitioner
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.Code AS PractitionerToken,
    '' AS TitleCode,
    '' AS ScopeOfPracticeCode,
    -1 AS LicenceDateKey,
    -1 AS LicenceEndDateKey,
    19900101 AS EffectiveDateKey,
    1 AS IsInferred,
    0 AS ObservationPrecedence,
    '' AS ObservationOrder,
    -1 AS SourceFileKey,
    0 AS RecordNumber
FROM staging.VssClaimCode AS mentioned
WHERE mentioned.CodeKind = 'Practitioner'
GROUP BY mentioned.LoadRunKey, mentioned.Code
UNION ALL
SELECT
    register.LoadRunKey,
    register.MACCHNToken AS PractitionerToken,
    register.CHUCDANH_NN AS TitleCode,
    register.PHAMVI_CM AS ScopeOfPracticeCode,
    CASE WHEN register.NGAYCAP_CCHN > 0 THEN register.NGAYCAP_CCHN ELSE -1 END AS LicenceDateKey,
    CASE WHEN register.HAN_CCHN > 0 THEN register.HAN_CCHN ELSE 99991231 END AS LicenceEndDateKey,
    register.TU_NGAY AS EffectiveDateKey,
    0 AS IsInferred,
    2 AS ObservationPrecedence,
    CONCAT('1', CAST(register.NGAY_LAP AS varchar(8))) AS ObservationOrder, -- of two rows for one day the one that begins holds, then the later edition
    register.SourceFileKey,
    register.RecordNumber
FROM staging.MohFacilities AS register
WHERE register.LayoutCode = 'Practitioner'
    AND register.Disposition = 0;
