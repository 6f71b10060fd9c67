-- R42             Length of stay above peers
-- Vietnamese      Ngày điều trị bình quân cao bất thường
-- Suspicion       stays for diseases of one chapter last far longer than at facilities of the same level
-- Basis           TT 12/2026/TT-BTC art. 10(1) (reasonableness) and art. 13; Luật BHYT 25/2008/QH12 art. 31
-- Known innocent  a facility for rehabilitation, tuberculosis or mental health; an outbreak; few stays, or a mean that few long ones lift
-- Amount at risk  the days beyond the peers' median, at the facility's own cost of a day, times the share that the fund pays of its charges
-- Alarm           1 from LeastScore spreads above the peers' median on, 2 from 5, 3 from 8
-- Needs           dim.Facility where ProfessionalLevel <> ''
-- Scope           peers
-- Thresholds      LeastScore = 3.5 (spreads above the median of at least five peers); LeastExcess = 0.2 (share by which the figure must pass the median);
--   LeastErrors = 4 (standard errors of the facility's own mean by which it must pass the median)
-- Version         2, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.DaysPerStayAbovePeers
AS
WITH paid AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        diagnosis.ChapterLetter,
        SUM(claim.FundPaidAmount) AS StayFundPaidAmount,
        SUM(claim.TreatmentDays) AS StayDays,
        SUM(CAST(claim.TreatmentDays AS bigint) * claim.TreatmentDays) AS SquareSum
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
    WHERE claim.IsInpatient = 1
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, diagnosis.ChapterLetter
)
SELECT
    'R42' AS RuleCode,
    comparison.MonthKey,
    comparison.FacilityDurableKey,
    CAST(comparison.ChapterLetter AS varchar(20)) AS SliceCode,
    CAST(COALESCE((comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) * paid.StayFundPaidAmount / NULLIF(paid.StayDays, 0), 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN comparison.RobustScore >= 8 THEN 3 WHEN comparison.RobustScore >= 5 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(N'Bình quân ', CAST(ROUND(comparison.Numerator / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.Numerator / NULLIF(comparison.Denominator, 0) * 10, 0) AS bigint) % 10, N' ngày một đợt nội trú; trung vị của ', comparison.PeerCount, N' cơ sở cùng tuyến: ', CAST(ROUND(comparison.PeerMedian * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.PeerMedian * 10, 0) AS bigint) % 10, N' ngày; cao hơn ', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) / 10, ',', CAST(ROUND(comparison.RobustScore * 10, 0) AS bigint) % 10, N' lần độ phân tán') AS Evidence
FROM fact.PeerComparison AS comparison
INNER JOIN dim.SignalThreshold AS leastScore
    ON leastScore.RuleCode = 'R42'
    AND leastScore.ThresholdName = 'LeastScore'
INNER JOIN dim.SignalThreshold AS leastExcess
    ON leastExcess.RuleCode = 'R42'
    AND leastExcess.ThresholdName = 'LeastExcess'
INNER JOIN dim.SignalThreshold AS leastErrors
    ON leastErrors.RuleCode = 'R42'
    AND leastErrors.ThresholdName = 'LeastErrors'
LEFT JOIN paid
    ON paid.MonthKey = comparison.MonthKey
    AND paid.FacilityDurableKey = comparison.FacilityDurableKey
    AND paid.ChapterLetter = comparison.ChapterLetter
WHERE comparison.MeasureCode = 'DaysPerStay'
    AND comparison.PeerCount >= 5
    AND comparison.MonthKey >= 202501
    AND comparison.RobustScore >= leastScore.ThresholdValue
    AND comparison.Numerator > comparison.PeerMedian * comparison.Denominator * (1 + leastExcess.ThresholdValue)
    AND (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator)) * (comparison.Numerator - (comparison.PeerMedian * comparison.Denominator))
        >= leastErrors.ThresholdValue * leastErrors.ThresholdValue * (COALESCE(paid.SquareSum, 0) - (comparison.Numerator * comparison.Numerator / NULLIF(comparison.Denominator, 0)));
