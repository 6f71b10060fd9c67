-- K271          Waiting time
-- Numerator    minutes from the admission to the first order, of the outpatient claims settled in the month
-- Denominator  outpatient claims settled in the month that tell of an order
-- Grain  one row per month, treating facility and care type
-- Period  flow
-- Caution  as the facility enters both times: a facility that opens the record when the doctor sees the patient has hardly any waiting time; compare like with like (level, care type); claims without a timed order are left out
-- Basis        NGAY_VAO of XML1 and NGAY_YL of XML2 and XML3
-- Slices  facility
-- Conserves  Denominator = rows of fact.Claim by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey, CareTypeKey where IsInpatient = 0 AND EXISTS (SELECT 1 FROM fact.ClaimLine AS ordered WHERE ordered.ClaimLineKey BETWEEN own.ClaimKey * 100000 AND (own.ClaimKey * 100000) + 99999 AND ordered.OrderDateKey > 0 AND ordered.OrderMinute >= 0);
-- Conserves  Numerator nothing: it is worked out from two moments, not added up
CREATE VIEW indicator.WaitingTime
AS
WITH firstOrder AS
(
    SELECT
        line.SettlementMonthKey,
        line.ClaimLineKey / 100000 AS ClaimKey,
        MIN((CAST(line.OrderDateKey AS bigint) * 10000) + line.OrderMinute) AS Moment
    FROM fact.ClaimLine AS line
    WHERE line.OrderDateKey > 0
        AND line.OrderMinute >= 0
    GROUP BY line.SettlementMonthKey, line.ClaimLineKey / 100000
)
SELECT
    'K271' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    claim.CareTypeKey,
    SUM(((ordered.DayNumber - admitted.DayNumber) * 1440) + (firstOrder.Moment % 10000) - claim.AdmissionMinute) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Claim AS claim
INNER JOIN firstOrder
    ON firstOrder.ClaimKey = claim.ClaimKey
    AND firstOrder.SettlementMonthKey = claim.SettlementMonthKey
INNER JOIN dim.Date AS admitted
    ON admitted.DateKey = claim.AdmissionDateKey
INNER JOIN dim.Date AS ordered
    ON ordered.DateKey = CAST(firstOrder.Moment / 10000 AS int)
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
WHERE claim.IsInpatient = 0
GROUP BY claim.SettlementMonthKey, facility.FacilityKey, claim.CareTypeKey;
