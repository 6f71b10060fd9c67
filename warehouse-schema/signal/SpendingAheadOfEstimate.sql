-- R74             Spending ahead of the estimate
-- Vietnamese      Chi vượt tiến độ dự toán
-- Suspicion       a facility has asked for a far larger share of its estimate than the share of the year that is over
-- Basis           yearly estimate by the Prime Minister's decision and its split; Nghị định 188/2025/NĐ-CP: overruns are explained and settled in the following year
-- Known innocent  seasonal diseases early in the year; an estimate that will be adjusted; a facility that took over another's patients
-- Amount at risk  what was asked beyond the share of the year that is over
-- Alarm           1 beyond MostAhead of the estimate, 2 beyond twice that, 3 once the whole estimate is used
-- Needs           fact.FundBudget where FacilityDurableKey > 0
-- Scope           facility
-- Thresholds      MostAhead = 0.1 (share of the estimate ahead of the calendar)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.SpendingAheadOfEstimate
AS
WITH paid AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        SUM(claim.FundPaidAmount) AS FundPaidAmount
    FROM fact.Claim AS claim
    WHERE claim.SettlementMonthKey >= 202501
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
),
used AS
(
    SELECT
        paid.MonthKey,
        paid.FacilityDurableKey,
        budget.EstimateAmount,
        SUM(paid.FundPaidAmount) OVER (PARTITION BY paid.FacilityDurableKey, paid.MonthKey / 100 ORDER BY paid.MonthKey) AS UsedAmount,
        budget.EstimateAmount * (paid.MonthKey % 100) / 12 AS DueAmount
    FROM paid
    INNER JOIN fact.FundBudget AS budget
        ON budget.FacilityDurableKey = paid.FacilityDurableKey
        AND budget.YearNumber = paid.MonthKey / 100
        AND budget.EstimateAmount > 0
)
SELECT
    'R74' AS RuleCode,
    used.MonthKey,
    used.FacilityDurableKey,
    CAST(used.UsedAmount - used.DueAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN used.UsedAmount > used.EstimateAmount THEN 3
        WHEN used.UsedAmount - used.DueAmount > used.EstimateAmount * most.ThresholdValue * 2 THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CONCAT(N'Đã đề nghị ', CAST(used.UsedAmount AS bigint), N' đồng trên dự toán năm ', CAST(used.EstimateAmount AS bigint), N' đồng (theo tiến độ: ', CAST(used.DueAmount AS bigint), N' đồng)') AS Evidence
FROM used
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R74'
    AND most.ThresholdName = 'MostAhead'
WHERE used.UsedAmount - used.DueAmount > used.EstimateAmount * most.ThresholdValue;
