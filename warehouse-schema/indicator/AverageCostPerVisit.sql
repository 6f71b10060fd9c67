-- K16          Average cost per visit
-- Numerator    total charge at facility price of the claims settled in the month
-- Denominator  claims settled in the month
-- Grain  one row per month, treating facility and care type
-- Period  flow
-- Caution  recent months still grow as facilities resubmit; compare like with like (level, care type)
-- Slices  facility
-- Conserves  Numerator = FacilityChargeAmount, Denominator = rows of fact.Claim by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey, CareTypeKey
CREATE VIEW indicator.AverageCostPerVisit
AS
SELECT
    'K16' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    claim.CareTypeKey,
    SUM(claim.FacilityChargeAmount) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY claim.SettlementMonthKey, facility.FacilityKey, claim.CareTypeKey;
