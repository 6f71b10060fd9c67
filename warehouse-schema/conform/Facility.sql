-- Facilities that claims, enrolment, settlements, budgets, portal replies and reported statistics mention; names and levels come with the facility register. Feeds dim.Facility.
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
) AS mentioned
WHERE mentioned.FacilityCode <> '';
