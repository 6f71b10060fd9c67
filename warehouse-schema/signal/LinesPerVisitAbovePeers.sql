-- R125            Billed items per visit above peers
-- Vietnamese      Số khoản mục trên lượt khám cao bất thường
-- Suspicion       a visit of one care type carries far more billed items than at facilities of the same level: services may be split up
-- Basis           TT 12/2026/TT-BTC art. 10(1) (reasonableness)
-- Known innocent  a facility that bills each tablet size apart; one that does what others refer; a mean that few long bills lift
-- Amount at risk  nothing that can be said from the count alone: 0
-- Alarm           1 from LeastScore spreads above the peers' median on, 2 from 5, 3 from 8
-- Needs           dim.Facility where ProfessionalLevel <> ''
-- Scope           peers
-- Thresholds      LeastScore = 3.5 (spreads above the median of at least five peers); LeastExcess = 0.2 (share by which the figure must pass the median);
--   LeastErrors = 4 (standard errors of the facility's own mean by which it must pass the median)
-- Version         2, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.LinesPerVisitAbovePeers
AS
WITH billed AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        claim.CareTypeKey,
        SUM(CAST(claim.LineCount AS bigint) * claim.LineCount) AS SquareSum
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, claim.CareTypeKey
)
SELECT
    'R125' AS RuleCode,
    comparison.MonthKey,
    comparison.FacilityDurableKey,
    CAST(careType.CareTypeCode AS varchar(20)) AS SliceCode,
    CAST(0 AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN comparison.RobustScore >= 8 THEN 3 WHEN comparison.RobustScore >= 5 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(N'Bình quân ', CAST(ROUND(comparison.Numerator / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.Numerator / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) % 10, N' dòng một lượt; trung vị của ', comparison.PeerCount, N' cơ sở cùng tuyến: ', CAST(ROUND(comparison.PeerMedian * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.PeerMedian * 10, 0) AS bigint) % 10, N' dòng; cao hơn ', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) % 10, N' lần độ phân tán') AS Evidence
FROM fact.PeerComparison AS comparison
INNER JOIN dim.SignalThreshold AS leastScore
    ON leastScore.RuleCode = 'R125'
    AND leastScore.ThresholdName = 'LeastScore'
INNER JOIN dim.SignalThreshold AS leastExcess
    ON leastExcess.RuleCode = 'R125'
    AND leastExcess.ThresholdName = 'LeastExcess'
INNER JOIN dim.SignalThreshold AS leastErrors
    ON leastErrors.RuleCode = 'R125'
    AND leastErrors.ThresholdName = 'LeastErrors'
INNER JOIN dim.CareType AS careType
    ON careType.CareTypeKey = comparison.CareTypeKey
LEFT JOIN billed
    ON billed.MonthKey = comparison.MonthKey
    AND billed.FacilityDurableKey = comparison.FacilityDurableKey
    AND billed.CareTypeKey = comparison.CareTypeKey
WHERE comparison.MeasureCode = 'LinesPerVisit'
    AND comparison.PeerCount >= 5
    AND comparison.MonthKey >= 202501
    AND comparison.RobustScore >= leastScore.ThresholdValue
    AND comparison.Numerator > comparison.PeerMedian * comparison.Denominator * (1 + leastExcess.ThresholdValue)
    AND (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) * (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator))
        >= leastErrors.ThresholdValue * leastErrors.ThresholdValue * (COALESCE(billed.SquareSum, 0) - (comparison.Numerator * comparison.Numerator / NULLIF(comparison.Denominator, 0)));
