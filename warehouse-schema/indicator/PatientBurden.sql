-- K20          Share that patients pay
-- Numerator    copayments and out-of-pocket payments of the claims settled in the month
-- Denominator  total charge at facility price of the same claims
-- Grain  one row per month, treating facility and care type
-- Period  flow
-- Caution  only care that comes with a claim: what an insured person buys outside is not in it
-- Basis        T_BNCCT, T_BNTT and T_TONGCHI_BV of XML1
-- Slices  facility
-- Conserves  Numerator = CopaymentAmount + OutOfPocketAmount, Denominator = FacilityChargeAmount of fact.Claim by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey, CareTypeKey
CREATE VIEW indicator.PatientBurden
AS
SELECT
    'K20' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    claim.CareTypeKey,
    SUM(claim.CopaymentAmount + claim.OutOfPocketAmount) AS Numerator,
    SUM(claim.FacilityChargeAmount) AS Denominator
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY claim.SettlementMonthKey, facility.FacilityKey, claim.CareTypeKey;
