-- R68             Supplies beyond the ceiling
-- Vietnamese      Vật tư y tế của một lần phẫu thuật vượt 45 tháng lương cơ sở
-- Suspicion       for one operation or intervention the fund is asked for more supplies than forty-five base salaries
-- Basis           Law 51/2024/QH15 art. 21 and its list of supplies: 45 base salaries for one use of a service; base salary 2,340,000 đồng, from 2026-07-01 2,530,000 (NĐ 161/2026)
-- Known innocent  days with several operations or interventions, each of which has a ceiling of its own; groups without a ceiling (merit group 1, children under six, army, police, cipher);
--   supplies of several days, which belong to several services; groups that are not known
-- Amount at risk  the fund's payment for the supplies of that day, beyond the ceiling
-- Alarm           2, and 3 where it passes the ceiling twice
-- Needs           nothing
-- Scope           facility
-- Thresholds      CeilingSalaries = 45 (base salaries for one use of a service); SalaryBefore = 2340000 (đồng, until 2026-06-30); Salary = 2530000 (đồng, from 2026-07-01);
--   LeastPrice = 1000000 (đồng, what a procedure costs at least to be an intervention with supplies of its own: a nebuliser or a dressing is none)
-- Version         2, 2026-11-28
-- Valid           from 20240701
CREATE VIEW signal.SuppliesBeyondCeiling
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'CeilingSalaries' THEN threshold.ThresholdValue END) AS CeilingSalaries,
        MAX(CASE WHEN threshold.ThresholdName = 'SalaryBefore' THEN threshold.ThresholdValue END) AS SalaryBefore,
        MAX(CASE WHEN threshold.ThresholdName = 'Salary' THEN threshold.ThresholdValue END) AS Salary,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastPrice' THEN threshold.ThresholdValue END) AS LeastPrice
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R68'
),
rich AS
(
    -- Only a claim with that much of supplies at all can pass the ceiling on one day.
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        limits.LeastPrice,
        limits.CeilingSalaries * CASE WHEN claim.DischargeDateKey >= 20260701 THEN limits.Salary ELSE limits.SalaryBefore END AS CeilingAmount
    FROM fact.Claim AS claim
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = claim.ParticipantGroupKey
        AND participantGroup.ParticipantGroupKey > 0
        AND participantGroup.BenefitCode NOT IN ('1', '5')
    CROSS JOIN limits
    WHERE claim.DischargeDateKey >= 20240701
        AND claim.SupplyAmount > limits.CeilingSalaries * CASE WHEN claim.DischargeDateKey >= 20260701 THEN limits.Salary ELSE limits.SalaryBefore END
),
daily AS
(
    SELECT
        rich.ClaimKey,
        rich.SettlementMonthKey,
        rich.TreatingFacilityDurableKey,
        MAX(rich.CeilingAmount) AS CeilingAmount,
        line.OrderDateKey,
        SUM(CASE WHEN costGroup.CostGroupCode IN (10, 11) THEN line.FundPaidAmount ELSE 0 END) AS SupplyFundAmount,
        SUM(CASE WHEN costGroup.CostGroupCode = 8 OR (costGroup.CostGroupCode = 18 AND line.CoveredUnitPrice >= rich.LeastPrice) THEN 1 ELSE 0 END) AS OperationCount
    FROM rich
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = rich.ClaimKey
        AND line.ClaimLineKey BETWEEN rich.ClaimKey * 100000 AND (rich.ClaimKey * 100000) + 99999
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode IN (8, 10, 11, 18)
    GROUP BY rich.ClaimKey, rich.SettlementMonthKey, rich.TreatingFacilityDurableKey, line.OrderDateKey
),
beyond AS
(
    SELECT
        daily.ClaimKey,
        daily.SettlementMonthKey,
        daily.TreatingFacilityDurableKey,
        daily.CeilingAmount,
        daily.OrderDateKey,
        daily.SupplyFundAmount,
        ROW_NUMBER() OVER (PARTITION BY daily.ClaimKey ORDER BY daily.SupplyFundAmount DESC, daily.OrderDateKey) AS Place
    FROM daily
    WHERE daily.OperationCount <= 1
        AND daily.SupplyFundAmount > daily.CeilingAmount
)
SELECT
    'R68' AS RuleCode,
    beyond.SettlementMonthKey AS MonthKey,
    beyond.TreatingFacilityDurableKey AS FacilityDurableKey,
    beyond.ClaimKey,
    CAST(beyond.SupplyFundAmount - beyond.CeilingAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN beyond.SupplyFundAmount > 2 * beyond.CeilingAmount THEN 3 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Vật tư y tế ngày ', beyond.OrderDateKey % 100, N'/', (beyond.OrderDateKey / 100) % 100, N'/', beyond.OrderDateKey / 10000,
        N': quỹ trả ', CAST(beyond.SupplyFundAmount AS bigint), N' đồng, trần một lần sử dụng dịch vụ ', CAST(beyond.CeilingAmount AS bigint), N' đồng') AS nvarchar(400)) AS Evidence
FROM beyond
WHERE beyond.Place = 1;
