-- K17          Cost structure
-- Numerator    charge at facility price of the cost group's lines settled in the month
-- Denominator  charge at facility price of all lines of the facility settled in the month
-- Grain  one row per month, treating facility and cost group
-- Period  flow
-- Caution  recent months still grow as facilities resubmit
-- Slices  facility
-- Conserves  Numerator = FacilityChargeAmount of fact.ClaimLine by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey, CostGroupKey;
-- Conserves  each Denominator = FacilityChargeAmount of fact.ClaimLine by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey
CREATE VIEW indicator.CostGroupShare
AS
SELECT
    'K17' AS IndicatorCode,
    grouped.MonthKey,
    facility.FacilityKey,
    grouped.CostGroupKey,
    grouped.Numerator,
    SUM(grouped.Numerator) OVER (PARTITION BY grouped.MonthKey, grouped.TreatingFacilityDurableKey) AS Denominator
FROM
(
    SELECT
        line.SettlementMonthKey AS MonthKey,
        line.TreatingFacilityDurableKey,
        line.CostGroupKey,
        SUM(line.FacilityChargeAmount) AS Numerator
    FROM fact.ClaimLine AS line
    GROUP BY line.SettlementMonthKey, line.TreatingFacilityDurableKey, line.CostGroupKey
) AS grouped
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = grouped.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1;
