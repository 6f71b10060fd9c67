-- Charges and fund payment of a facility by cost group (drugs, tests, beds, …).
-- Grain  one row per settlement month, treating facility and cost group
-- Caution  recent months still grow as facilities resubmit; lines of one visit are in several groups
-- Slices  facility
-- Conserves  LineCount = rows, FacilityChargeAmount, CoveredChargeAmount, FundPaidAmount of fact.ClaimLine by MonthKey = SettlementMonthKey, FacilityCode = Facility(TreatingFacilityKey).FacilityCode, CostGroupCode = CostGroup(CostGroupKey).CostGroupCode
CREATE VIEW mart.FacilityCostGroupMonth
AS
SELECT
    line.SettlementMonthKey AS MonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    costGroup.CostGroupCode,
    costGroup.CostGroupName,
    costGroup.CostGroupNameVietnamese,
    CAST(COUNT(*) AS int) AS LineCount,
    CAST(SUM(line.FacilityChargeAmount) AS decimal(18, 2)) AS FacilityChargeAmount,
    CAST(SUM(line.CoveredChargeAmount) AS decimal(18, 2)) AS CoveredChargeAmount,
    CAST(SUM(line.FundPaidAmount) AS decimal(18, 2)) AS FundPaidAmount
FROM fact.ClaimLine AS line
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = line.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
INNER JOIN dim.CostGroup AS costGroup
    ON costGroup.CostGroupKey = line.CostGroupKey
GROUP BY
    line.SettlementMonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    costGroup.CostGroupCode,
    costGroup.CostGroupName,
    costGroup.CostGroupNameVietnamese;
