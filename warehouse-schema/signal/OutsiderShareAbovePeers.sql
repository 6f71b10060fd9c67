-- R73             Share of people from other provinces above peers
-- Vietnamese      Tỷ lệ bệnh nhân ngoại tỉnh cao bất thường
-- Suspicion       far more of the visits are by people of other provinces than at facilities of the same level
-- Basis           TT 12/2026/TT-BTC art. 13; settlement between provinces
-- Known innocent  a facility at the border of the province, in a tourist or industrial area, or the only one of its speciality; a few such visits at a small facility, which chance brings
-- Amount at risk  nothing that can be said from the share alone: 0
-- Alarm           1 from LeastScore spreads above the peers' median on, 2 from 5, 3 from 8
-- Needs           dim.Facility where ProfessionalLevel <> ''
-- Scope           peers
-- Thresholds      LeastScore = 3.5 (spreads above the median of at least five peers); LeastExcess = 0.2 (share by which the figure must pass the median);
--   LeastErrors = 4 (standard errors by which the count must pass what chance makes of the median, with one visit added)
-- Version         2, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.OutsiderShareAbovePeers
AS
SELECT
    'R73' AS RuleCode,
    comparison.MonthKey,
    comparison.FacilityDurableKey,
    CAST(0 AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN comparison.RobustScore >= 8 THEN 3 WHEN comparison.RobustScore >= 5 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(N'Tỷ lệ ', CAST(ROUND(comparison.Numerator * 100 / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.Numerator * 100 / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) % 10, N'%; trung vị của ', comparison.PeerCount, N' cơ sở cùng tuyến: ', CAST(ROUND(comparison.PeerMedian * 100 * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.PeerMedian * 100 * 10, 0) AS bigint) % 10, N'%; cao hơn ', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) % 10, N' lần độ phân tán') AS Evidence
FROM fact.PeerComparison AS comparison
INNER JOIN dim.SignalThreshold AS leastScore
    ON leastScore.RuleCode = 'R73'
    AND leastScore.ThresholdName = 'LeastScore'
INNER JOIN dim.SignalThreshold AS leastExcess
    ON leastExcess.RuleCode = 'R73'
    AND leastExcess.ThresholdName = 'LeastExcess'
INNER JOIN dim.SignalThreshold AS leastErrors
    ON leastErrors.RuleCode = 'R73'
    AND leastErrors.ThresholdName = 'LeastErrors'
WHERE comparison.MeasureCode = 'OutsiderShare'
    AND comparison.PeerCount >= 5
    AND comparison.MonthKey >= 202501
    AND comparison.RobustScore >= leastScore.ThresholdValue
    AND comparison.Numerator > comparison.PeerMedian * comparison.Denominator * (1 + leastExcess.ThresholdValue)
    AND (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) * (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator))
        >= leastErrors.ThresholdValue * leastErrors.ThresholdValue * ((comparison.PeerMedian * comparison.Denominator) + 1);
