-- Rows of XML2 and XML3 in warehouse vocabulary. Feeds fact.ClaimLine.
CREATE VIEW conform.ClaimLine
AS
SELECT
    claim.LoadRunKey,
    line.ClaimLineKey,
    line.ClaimKey,
    claim.MA_LK AS ClaimNumber,
    (claim.NAM_QT * 100) + claim.THANG_QT AS SettlementMonthKey,
    COALESCE(facility.FacilityKey, -1) AS TreatingFacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS TreatingFacilityDurableKey,
    line.SourceTable,
    line.STT AS LineNumber,
    COALESCE(costGroup.CostGroupKey, -1) AS CostGroupKey,
    COALESCE(drug.DrugKey, -1) AS DrugKey,
    COALESCE(item.ServiceItemKey, -1) AS ServiceItemKey,
    COALESCE(practitioner.PractitionerKey, -1) AS PractitionerKey,
    COALESCE(practitioner.PractitionerDurableKey, -1) AS PractitionerDurableKey,
    COALESCE(department.DepartmentKey, -1) AS DepartmentKey,
    COALESCE(department.DepartmentDurableKey, -1) AS DepartmentDurableKey,
    CAST(line.NGAY_YL / 10000 AS int) AS OrderDateKey,
    CAST(((line.NGAY_YL % 10000) / 100) * 60 + (line.NGAY_YL % 100) AS int) AS OrderMinute,
    CASE WHEN line.NGAY_TH_YL > 0 THEN CAST(line.NGAY_TH_YL / 10000 AS int) ELSE -1 END AS ExecutionDateKey,
    CASE WHEN line.NGAY_TH_YL > 0 THEN CAST(((line.NGAY_TH_YL % 10000) / 100) * 60 + (line.NGAY_TH_YL % 100) AS int) ELSE -1 END AS ExecutionMinute,
    line.PHAM_VI AS ScopeCode,
    line.MA_PTTT AS PaymentMethodCode,
    line.HasResult,
    line.SO_LUONG AS Quantity,
    line.DON_GIA_BV AS FacilityUnitPrice,
    line.DON_GIA_BH AS CoveredUnitPrice,
    line.TYLE_TT_DV / 100 AS ServicePaymentRate,
    line.TYLE_TT_BH / 100 AS ReimbursementRate,
    line.MUC_HUONG / 100 AS BenefitRate,
    line.THANH_TIEN_BV AS FacilityChargeAmount,
    line.THANH_TIEN_BH AS CoveredChargeAmount,
    line.T_BHTT AS FundPaidAmount,
    line.T_BNCCT AS CopaymentAmount,
    line.T_BNTT AS OutOfPocketAmount,
    line.T_NGUONKHAC AS OtherSourceAmount
FROM staging.VssClaimLine AS line
INNER JOIN staging.VssClaim AS claim
    ON claim.ClaimKey = line.ClaimKey
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = claim.MA_CSKCB
    AND CAST(claim.NGAY_RA / 10000 AS int) BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.CostGroup AS costGroup
    ON costGroup.CostGroupCode = line.MA_NHOM
    AND CAST(claim.NGAY_RA / 10000 AS int) BETWEEN costGroup.ValidFromDateKey AND costGroup.ValidToDateKey
LEFT JOIN dim.Drug AS drug
    ON drug.DrugCode = line.MA_THUOC
LEFT JOIN dim.ServiceItem AS item
    ON item.ServiceItemCode = CASE WHEN line.MA_VAT_TU <> '' THEN line.MA_VAT_TU ELSE line.MA_DICH_VU END
    AND item.ServiceItemType = CASE WHEN line.MA_VAT_TU <> '' THEN 'Supply' ELSE 'Service' END
LEFT JOIN dim.Practitioner AS practitioner
    ON practitioner.PractitionerToken = line.PractitionerToken
    AND CAST(line.NGAY_YL / 10000 AS int) BETWEEN practitioner.ValidFromDateKey AND practitioner.ValidToDateKey
LEFT JOIN dim.Department AS department
    ON department.DepartmentCode = line.MA_KHOA
    AND department.FacilityCode = claim.MA_CSKCB
    AND CAST(line.NGAY_YL / 10000 AS int) BETWEEN department.ValidFromDateKey AND department.ValidToDateKey
WHERE claim.Disposition = 0;
