-- K15          Inpatient share of visits
-- Numerator    inpatient claims settled in the month
-- Denominator  all claims settled in the month
-- Grain  one row per month, treating facility and care type
-- Period  flow
-- Caution  recent months still grow as facilities resubmit; over care types add both sides up first
-- Basis        MA_LOAI_KCB; TT 12/2026/TT-BTC, forms 79a and 80a: inpatient are 03, 04 and 09
-- Slices  facility
-- Conserves  Numerator = IsInpatient, Denominator = rows of fact.Claim by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey, CareTypeKey
CREATE VIEW indicator.InpatientShare
AS
SELECT
    'K15' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    claim.CareTypeKey,
    SUM(claim.IsInpatient) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY claim.SettlementMonthKey, facility.FacilityKey, claim.CareTypeKey;
