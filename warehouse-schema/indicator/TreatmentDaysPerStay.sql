-- K151         Treatment days per stay
-- Numerator    treatment days of the inpatient claims settled in the month
-- Denominator  inpatient claims settled in the month
-- Grain  one row per month, treating facility and care type with an inpatient claim
-- Period  flow
-- Caution  days as the facility counts them (SO_NGAY_DTRI); compare like with like (level, care type, diseases)
-- Slices  facility
-- Conserves  Numerator = TreatmentDays, Denominator = rows of fact.Claim by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey, CareTypeKey where IsInpatient = 1
CREATE VIEW indicator.TreatmentDaysPerStay
AS
SELECT
    'K151' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    claim.CareTypeKey,
    SUM(claim.TreatmentDays) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
WHERE claim.IsInpatient = 1
GROUP BY claim.SettlementMonthKey, facility.FacilityKey, claim.CareTypeKey;
