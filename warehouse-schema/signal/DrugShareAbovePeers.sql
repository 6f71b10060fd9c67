-- R124            Share of drugs above peers
-- Vietnamese      Tỷ trọng thuốc cao bất thường
-- Suspicion       drugs make up far more of the charges than at facilities of the same level
-- Basis           TT 12/2026/TT-BTC art. 10(1) and art. 13
-- Known innocent  an oncology or HIV clinic; a facility that mostly refills chronic prescriptions; a few points of the charges, as the cases of one month differ from those of the next
-- Amount at risk  the charges for drugs beyond the peers' median share, times the share that the fund pays of the charges
-- Alarm           1 from LeastScore spreads above the peers' median on, 2 from 5, 3 from 8
-- Needs           dim.Facility where ProfessionalLevel <> ''
-- Scope           peers
-- Thresholds      LeastScore = 3.5 (spreads above the median of at least five peers); LeastExcess = 0.2 (share by which the figure must pass the median);
--   LeastPoints = 5 (percentage points of the charges by which it must pass the median as well)
-- Version         2, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.DrugShareAbovePeers
AS
WITH paid AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        SUM(claim.FundPaidAmount) AS FundPaidAmount,
        SUM(claim.FacilityChargeAmount) AS FacilityChargeAmount
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
)
SELECT
    'R124' AS RuleCode,
    comparison.MonthKey,
    comparison.FacilityDurableKey,
    CAST(COALESCE((comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) * paid.FundPaidAmount / NULLIF(paid.FacilityChargeAmount, 0), 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN comparison.RobustScore >= 8 THEN 3 WHEN comparison.RobustScore >= 5 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(N'Tỷ lệ ', CAST(ROUND(comparison.Numerator * 100 / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.Numerator * 100 / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) % 10, N'%; trung vị của ', comparison.PeerCount, N' cơ sở cùng tuyến: ', CAST(ROUND(comparison.PeerMedian * 100 * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.PeerMedian * 100 * 10, 0) AS bigint) % 10, N'%; cao hơn ', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) % 10, N' lần độ phân tán') AS Evidence
FROM fact.PeerComparison AS comparison
INNER JOIN dim.SignalThreshold AS leastScore
    ON leastScore.RuleCode = 'R124'
    AND leastScore.ThresholdName = 'LeastScore'
INNER JOIN dim.SignalThreshold AS leastExcess
    ON leastExcess.RuleCode = 'R124'
    AND leastExcess.ThresholdName = 'LeastExcess'
INNER JOIN dim.SignalThreshold AS leastPoints
    ON leastPoints.RuleCode = 'R124'
    AND leastPoints.ThresholdName = 'LeastPoints'
LEFT JOIN paid
    ON paid.MonthKey = comparison.MonthKey
    AND paid.FacilityDurableKey = comparison.FacilityDurableKey
WHERE comparison.MeasureCode = 'DrugShare'
    AND comparison.PeerCount >= 5
    AND comparison.MonthKey >= 202501
    AND comparison.RobustScore >= leastScore.ThresholdValue
    AND comparison.Numerator > comparison.PeerMedian * comparison.Denominator * (1 + leastExcess.ThresholdValue)
    AND comparison.Numerator >= (comparison.PeerMedian + (leastPoints.ThresholdValue / 100)) * comparison.Denominator;
