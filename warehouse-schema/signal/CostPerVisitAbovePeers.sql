-- R43             Cost per visit above peers
-- Vietnamese      Chi phí bình quân lượt khám cao bất thường
-- Suspicion       the average cost of a visit of one care type lies far above that of facilities of the same level
-- Basis           TT 12/2026/TT-BTC art. 13: the average cost of every facility is compared with those of the same level or with its own of last year; three alarm levels; the facility reviews within 10 days (Nghị định 188/2025/NĐ-CP art. 35)
-- Known innocent  few severe cases that need no average (see the chapters of the diagnoses); a facility that takes the referrals of its district; a price list that changed; a month that is not complete; a mean that few dear cases lift
-- Amount at risk  what the facility's visits cost more than at the peers' median, times the share that the fund pays of its charges
-- Alarm           1 from LeastScore spreads above the peers' median on, 2 from 5, 3 from 8
-- Needs           dim.Facility where ProfessionalLevel <> ''
-- Scope           peers
-- Thresholds      LeastScore = 3.5 (spreads above the median of at least five peers); LeastExcess = 0.2 (share by which the figure must pass the median);
--   LeastErrors = 4 (standard errors of the facility's own mean by which it must pass the median)
-- Version         2, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.CostPerVisitAbovePeers
AS
WITH paid AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        claim.CareTypeKey,
        SUM(claim.FundPaidAmount) AS FundPaidAmount,
        SUM(claim.FacilityChargeAmount) AS FacilityChargeAmount,
        SUM(claim.FacilityChargeAmount / 1000 * claim.FacilityChargeAmount / 1000) AS SquareSum -- thousands of đồng, squared
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, claim.CareTypeKey
)
SELECT
    'R43' AS RuleCode,
    comparison.MonthKey,
    comparison.FacilityDurableKey,
    CAST(careType.CareTypeCode AS varchar(20)) AS SliceCode,
    CAST(COALESCE((comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) * paid.FundPaidAmount / NULLIF(paid.FacilityChargeAmount, 0), 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN comparison.RobustScore >= 8 THEN 3 WHEN comparison.RobustScore >= 5 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(N'Bình quân ', CAST(ROUND(comparison.Numerator / NULLIF(comparison.Denominator, 0), 0) AS bigint), N' đồng một lượt; trung vị của ', comparison.PeerCount, N' cơ sở cùng tuyến: ', CAST(ROUND(comparison.PeerMedian, 0) AS bigint), N' đồng; cao hơn ', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) % 10, N' lần độ phân tán') AS Evidence
FROM fact.PeerComparison AS comparison
INNER JOIN dim.SignalThreshold AS leastScore
    ON leastScore.RuleCode = 'R43'
    AND leastScore.ThresholdName = 'LeastScore'
INNER JOIN dim.SignalThreshold AS leastExcess
    ON leastExcess.RuleCode = 'R43'
    AND leastExcess.ThresholdName = 'LeastExcess'
INNER JOIN dim.SignalThreshold AS leastErrors
    ON leastErrors.RuleCode = 'R43'
    AND leastErrors.ThresholdName = 'LeastErrors'
INNER JOIN dim.CareType AS careType
    ON careType.CareTypeKey = comparison.CareTypeKey
LEFT JOIN paid
    ON paid.MonthKey = comparison.MonthKey
    AND paid.FacilityDurableKey = comparison.FacilityDurableKey
    AND paid.CareTypeKey = comparison.CareTypeKey
WHERE comparison.MeasureCode = 'CostPerVisit'
    AND comparison.PeerCount >= 5
    AND comparison.MonthKey >= 202501
    AND comparison.RobustScore >= leastScore.ThresholdValue
    AND comparison.Numerator > comparison.PeerMedian * comparison.Denominator * (1 + leastExcess.ThresholdValue)
    AND (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) / 1000 * (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) / 1000
        >= leastErrors.ThresholdValue * leastErrors.ThresholdValue * (COALESCE(paid.SquareSum, 0) - (comparison.Numerator / 1000 * comparison.Numerator / 1000 / NULLIF(comparison.Denominator, 0)))
    AND comparison.ChapterLetter = '';
