-- K99          Fund payment per visit
-- Numerator    what the fund paid
-- Denominator  visits
-- Grain        one row per month and facility
-- Period       flow
-- Caution      a sample
-- Conserves  nothing: a sample
CREATE VIEW indicator.FundPaymentPerVisit
AS
WITH visit AS
(
    SELECT visit.MonthKey, facility.FacilityDurableKey, SUM(visit.FundPaidAmount) AS Numerator, COUNT(*) AS Denominator
    FROM fact.Visit AS visit
    INNER JOIN dim.Facility AS facility ON facility.FacilityKey = visit.TreatingFacilityKey
    GROUP BY visit.MonthKey, facility.FacilityDurableKey
)
SELECT 'K99' AS IndicatorCode, visit.MonthKey, visit.FacilityDurableKey, visit.Numerator, visit.Denominator
FROM visit;
