-- Visits, charges and fund payment of a facility by care type.
-- Grain  one row per settlement month, treating facility and care type
-- Caution  recent months still grow as facilities resubmit
-- Slices  facility
-- Conserves  ClaimCount = rows, TreatmentDays, FacilityChargeAmount, CoveredChargeAmount, FundPaidAmount, CopaymentAmount, OutOfPocketAmount, OtherSourceAmount of fact.Claim by MonthKey = SettlementMonthKey, FacilityCode = Facility(TreatingFacilityKey).FacilityCode, CareTypeCode = CareType(CareTypeKey).CareTypeCode
CREATE VIEW mart.FacilityMonth
AS
SELECT
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    facility.ProfessionalLevel,
    careType.CareTypeCode,
    careType.CareTypeName,
    careType.CareTypeNameVietnamese,
    CAST(COUNT(*) AS int) AS ClaimCount,
    CAST(SUM(claim.TreatmentDays) AS int) AS TreatmentDays,
    CAST(SUM(claim.FacilityChargeAmount) AS decimal(18, 2)) AS FacilityChargeAmount,
    CAST(SUM(claim.CoveredChargeAmount) AS decimal(18, 2)) AS CoveredChargeAmount,
    CAST(SUM(claim.FundPaidAmount) AS decimal(18, 2)) AS FundPaidAmount,
    CAST(SUM(claim.CopaymentAmount) AS decimal(18, 2)) AS CopaymentAmount,
    CAST(SUM(claim.OutOfPocketAmount) AS decimal(18, 2)) AS OutOfPocketAmount,
    CAST(SUM(claim.OtherSourceAmount) AS decimal(18, 2)) AS OtherSourceAmount
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
INNER JOIN dim.CareType AS careType
    ON careType.CareTypeKey = claim.CareTypeKey
GROUP BY
    claim.SettlementMonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    facility.ProfessionalLevel,
    careType.CareTypeCode,
    careType.CareTypeName,
    careType.CareTypeNameVietnamese;
