-- R126            Drug charges per visit above peers
-- Vietnamese      Tiền thuốc mỗi lượt cao bất thường
-- Suspicion       a visit brings far more in drugs than at facilities of the same level, while its other charges do not rise with them
-- Basis           TT 12/2026/TT-BTC art. 10(1) and art. 13
-- Known innocent  an oncology or HIV clinic; a facility that mostly refills chronic prescriptions for several months; a facility whose visits are dearer as a whole, which R43 judges
-- Amount at risk  the charges for drugs beyond the peers' median per visit, times the share that the fund pays of the charges
-- Alarm           1 from LeastScore spreads above the peers' median on, 2 from 5, 3 from 8
-- Needs           dim.Facility where ProfessionalLevel <> ''
-- Scope           peers
-- Thresholds      LeastScore = 3.5 (spreads above the median of at least five peers); LeastExcess = 0.6 (share by which the figure must pass the median);
--   LeastPoints = 5 (percentage points of the charges by which the share of drugs must pass that of the peers as well)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.DrugCostAbovePeers
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
    'R126' AS RuleCode,
    comparison.MonthKey,
    comparison.FacilityDurableKey,
    CAST(COALESCE((comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) * paid.FundPaidAmount / NULLIF(paid.FacilityChargeAmount, 0), 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN comparison.RobustScore >= 8 THEN 3 WHEN comparison.RobustScore >= 5 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(N'Tiền thuốc mỗi lượt ', CAST(ROUND(comparison.Numerator / NULLIF(comparison.Denominator, 0), 0) AS bigint), N' đồng; trung vị của ', comparison.PeerCount, N' cơ sở cùng tuyến: ', CAST(ROUND(comparison.PeerMedian, 0) AS bigint), N' đồng; tỷ trọng thuốc ', CAST(ROUND(share.Numerator * 100 / NULLIF(share.Denominator, 0), 0) AS bigint), N'% so với ', CAST(ROUND(share.PeerMedian * 100, 0) AS bigint), N'%; cao hơn ', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) % 10, N' lần độ phân tán') AS Evidence
FROM fact.PeerComparison AS comparison
INNER JOIN fact.PeerComparison AS share
    ON share.MonthKey = comparison.MonthKey
    AND share.FacilityDurableKey = comparison.FacilityDurableKey
    AND share.CareTypeKey = comparison.CareTypeKey
    AND share.ChapterLetter = comparison.ChapterLetter
    AND share.MeasureCode = 'DrugShare'
INNER JOIN dim.SignalThreshold AS leastScore
    ON leastScore.RuleCode = 'R126'
    AND leastScore.ThresholdName = 'LeastScore'
INNER JOIN dim.SignalThreshold AS leastExcess
    ON leastExcess.RuleCode = 'R126'
    AND leastExcess.ThresholdName = 'LeastExcess'
INNER JOIN dim.SignalThreshold AS leastPoints
    ON leastPoints.RuleCode = 'R126'
    AND leastPoints.ThresholdName = 'LeastPoints'
LEFT JOIN paid
    ON paid.MonthKey = comparison.MonthKey
    AND paid.FacilityDurableKey = comparison.FacilityDurableKey
WHERE comparison.MeasureCode = 'DrugCostPerVisit'
    AND comparison.PeerCount >= 5
    AND comparison.MonthKey >= 202501
    AND comparison.RobustScore >= leastScore.ThresholdValue
    AND comparison.Numerator > comparison.PeerMedian * comparison.Denominator * (1 + leastExcess.ThresholdValue)
    AND share.Numerator >= (share.PeerMedian + (leastPoints.ThresholdValue / 100)) * share.Denominator;
