-- Facilities of the register, a version from each day it names; those that other feeds mention are only known to exist. A row that ends closes the facility the day after, unless another row begins then. Feeds dim.Facility.
CREATE VIEW conform.Facility
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.FacilityCode,
    '' AS FacilityName,
    '' AS ProfessionalLevel,
    '' AS FormerLine,
    '' AS FacilityClass,
    '' AS Ownership,
    CAST(SUBSTRING(mentioned.FacilityCode, 1, 2) AS varchar(2)) AS ProvinceCode,
    '' AS GlnCode,
    '' AS SeatProvinceCode,
    '' AS SeatCommuneCode,
    -1 AS ContractStartDateKey,
    -1 AS ContractEndDateKey,
    0 AS ApprovedBedCount,
    1 AS IsInForce,
    19900101 AS EffectiveDateKey,
    1 AS IsInferred,
    0 AS ObservationPrecedence,
    '' AS ObservationOrder,
    -1 AS SourceFileKey,
    0 AS RecordNumber
FROM
(
    SELECT claim.LoadRunKey, claim.MA_CSKCB AS FacilityCode FROM staging.VssClaim AS claim WHERE claim.Disposition = 0
    UNION
    SELECT claim.LoadRunKey, claim.MA_DKBD FROM staging.VssClaim AS claim WHERE claim.Disposition = 0
    UNION
    SELECT document.LoadRunKey, document.MA_CSKCB FROM staging.VssClaimDocument AS document WHERE document.IsCheckInFile = 1
    UNION
    SELECT enrolment.LoadRunKey, enrolment.MA_DKBD FROM staging.VssEnrolment AS enrolment WHERE enrolment.Disposition = 0
    UNION
    SELECT settlement.LoadRunKey, settlement.MA_CSKCB FROM staging.VssSettlements AS settlement WHERE settlement.Disposition = 0
    UNION
    SELECT budget.LoadRunKey, budget.MA_CSKCB FROM staging.VssBudgets AS budget WHERE budget.Disposition = 0
    UNION
    SELECT feedback.LoadRunKey, feedback.MA_CSKCB FROM staging.VssFeedback AS feedback WHERE feedback.Disposition = 0
    UNION
    SELECT reported.LoadRunKey, reported.OrgUnitCode FROM staging.MohStatistics AS reported WHERE reported.Disposition = 0 AND reported.OrgUnitKindCode = 'F'
    UNION
    SELECT part.LoadRunKey, part.MA_CSKCB FROM staging.MohFacilities AS part WHERE part.Disposition = 0
    UNION
    SELECT listed.LoadRunKey, listed.MA_CSKCB FROM staging.MohCatalogues AS listed WHERE listed.Disposition = 0
    UNION
    SELECT checked.LoadRunKey, checked.MA_CSKCB FROM staging.MohCheckups AS checked WHERE checked.Disposition = 0
    UNION
    SELECT digital.LoadRunKey, digital.MA_CSKCB FROM staging.MohDigitalUse AS digital WHERE digital.Disposition = 0
    UNION
    SELECT asked.LoadRunKey, asked.MA_CSKCB FROM staging.MohSatisfaction AS asked WHERE asked.Disposition = 0
    UNION
    SELECT inspected.LoadRunKey, inspected.MA_CSKCB FROM staging.PpcInspections AS inspected WHERE inspected.Disposition = 0
) AS mentioned
WHERE mentioned.FacilityCode <> ''
UNION ALL
SELECT
    register.LoadRunKey,
    register.MA_CSKCB AS FacilityCode,
    register.TEN_CSKCB AS FacilityName,
    register.ProfessionalLevel AS ProfessionalLevel,
    register.FormerLine AS FormerLine,
    register.FacilityClass AS FacilityClass,
    register.Ownership AS Ownership,
    CAST(SUBSTRING(register.MA_CSKCB, 1, 2) AS varchar(2)) AS ProvinceCode,
    register.MA_GLN AS GlnCode,
    register.MA_TINH AS SeatProvinceCode,
    register.MA_XA AS SeatCommuneCode,
    CASE WHEN register.HD_TU > 0 THEN register.HD_TU ELSE -1 END AS ContractStartDateKey,
    CASE WHEN register.HD_TU = 0 THEN -1 WHEN register.HD_DEN > 0 THEN register.HD_DEN ELSE 99991231 END AS ContractEndDateKey,
    CAST(register.GIUONG_PD AS int) AS ApprovedBedCount,
    1 AS IsInForce,
    register.TU_NGAY AS EffectiveDateKey,
    0 AS IsInferred,
    2 AS ObservationPrecedence,
    CONCAT('1', CAST(register.NGAY_LAP AS varchar(8))) AS ObservationOrder, -- of two rows for one day the one that begins holds, then the later edition
    register.SourceFileKey,
    register.RecordNumber
FROM staging.MohFacilities AS register
WHERE register.LayoutCode = 'Facility'
    AND register.Disposition = 0
UNION ALL
SELECT
    register.LoadRunKey,
    register.MA_CSKCB AS FacilityCode,
    register.TEN_CSKCB AS FacilityName,
    register.ProfessionalLevel AS ProfessionalLevel,
    register.FormerLine AS FormerLine,
    register.FacilityClass AS FacilityClass,
    register.Ownership AS Ownership,
    CAST(SUBSTRING(register.MA_CSKCB, 1, 2) AS varchar(2)) AS ProvinceCode,
    register.MA_GLN AS GlnCode,
    register.MA_TINH AS SeatProvinceCode,
    register.MA_XA AS SeatCommuneCode,
    CASE WHEN register.HD_TU > 0 THEN register.HD_TU ELSE -1 END AS ContractStartDateKey,
    CASE WHEN register.HD_TU = 0 THEN -1 WHEN register.HD_DEN > 0 THEN register.HD_DEN ELSE 99991231 END AS ContractEndDateKey,
    CAST(register.GIUONG_PD AS int) AS ApprovedBedCount,
    0 AS IsInForce,
    following.DateKey AS EffectiveDateKey,
    0 AS IsInferred,
    2 AS ObservationPrecedence,
    CONCAT('0', CAST(register.NGAY_LAP AS varchar(8))) AS ObservationOrder,
    register.SourceFileKey,
    register.RecordNumber
FROM staging.MohFacilities AS register
INNER JOIN dim.Date AS lastDay
    ON lastDay.DateKey = register.DEN_NGAY
    AND lastDay.DateKey <= 20391231
INNER JOIN dim.Date AS following
    ON following.DayNumber = lastDay.DayNumber + 1
WHERE register.LayoutCode = 'Facility'
    AND register.Disposition = 0;
