-- R66             Examination fees of one day
-- Vietnamese      Tiền khám trong ngày không theo tỷ lệ 100 – 30 – 10
-- Suspicion       several examinations of one person at one facility on one day are billed above what the rates leave: 100 %, from the second to the fourth 30 %, the fifth 10 %, twice the fee at most
-- Basis           TT 39/2024/TT-BYT: rates of examination fees in one day, a return on the same day counts as the second
-- Known innocent  one examination; lines at the rates; examinations at two facilities; lines that the fund does not pay; consultations with invited experts, which some
--   facilities bill in group 13 and which the reviewer finds by their code
-- Amount at risk  the fund's payment for the examinations, for the share beyond the rates
-- Alarm           1, and 2 where the fees together pass twice the full fee
-- Needs           nothing
-- Scope           member
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.ExaminationFeesOfOneDay
AS
WITH examination AS
(
    SELECT
        line.ClaimKey,
        claim.ClaimNumber,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        CASE WHEN claim.MemberDurableKey > 0 THEN claim.MemberDurableKey ELSE -1000 - line.ClaimKey END AS PersonKey, -- who is unknown is compared within the claim only
        line.OrderDateKey,
        line.Quantity,
        line.ServicePaymentRate,
        line.FundPaidAmount,
        ROW_NUMBER() OVER (PARTITION BY
            CASE WHEN claim.MemberDurableKey > 0 THEN claim.MemberDurableKey ELSE -1000 - line.ClaimKey END,
            claim.TreatingFacilityDurableKey,
            line.OrderDateKey
            ORDER BY line.OrderMinute DESC, claim.ClaimNumber DESC, line.ClaimLineKey DESC) AS Place
    FROM fact.ClaimLine AS line
    INNER JOIN fact.Claim AS claim
        ON claim.ClaimKey = line.ClaimKey
    WHERE line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode = 13)
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20250101
        AND claim.DischargeDateKey >= 20250101
),
daily AS
(
    SELECT
        examination.PersonKey,
        examination.TreatingFacilityDurableKey,
        examination.OrderDateKey,
        MAX(CASE WHEN examination.Place = 1 THEN examination.ClaimKey ELSE -1 END) AS ClaimKey,
        MAX(CASE WHEN examination.Place = 1 THEN examination.SettlementMonthKey ELSE -1 END) AS SettlementMonthKey,
        COUNT(DISTINCT examination.ClaimKey) AS ClaimCount,
        MIN(examination.ClaimNumber) AS FirstNumber,
        MAX(examination.ClaimNumber) AS LastNumber,
        CAST(SUM(examination.Quantity) AS int) AS ExaminationCount,
        SUM(examination.Quantity * examination.ServicePaymentRate) AS FullFees,
        SUM(examination.FundPaidAmount) AS FundPaidAmount
    FROM examination
    GROUP BY examination.PersonKey, examination.TreatingFacilityDurableKey, examination.OrderDateKey
),
judged AS
(
    SELECT
        daily.ClaimKey,
        daily.SettlementMonthKey,
        daily.TreatingFacilityDurableKey,
        daily.OrderDateKey,
        daily.ClaimCount,
        daily.FirstNumber,
        daily.LastNumber,
        daily.ExaminationCount,
        daily.FullFees,
        daily.FundPaidAmount,
        CASE WHEN daily.ExaminationCount >= 5 THEN 2.0 ELSE 0.7 + (0.3 * daily.ExaminationCount) END AS MostFees
    FROM daily
    WHERE daily.ExaminationCount > 1
),
excess AS
(
    SELECT
        judged.ClaimKey,
        judged.SettlementMonthKey,
        judged.TreatingFacilityDurableKey,
        judged.OrderDateKey,
        judged.ClaimCount,
        judged.FirstNumber,
        judged.LastNumber,
        judged.ExaminationCount,
        judged.FullFees,
        judged.MostFees,
        judged.FundPaidAmount * (judged.FullFees - judged.MostFees) / NULLIF(judged.FullFees, 0) AS ExcessAmount,
        ROW_NUMBER() OVER (PARTITION BY judged.ClaimKey ORDER BY judged.FullFees - judged.MostFees DESC, judged.OrderDateKey) AS Place,
        SUM(judged.FundPaidAmount * (judged.FullFees - judged.MostFees) / NULLIF(judged.FullFees, 0)) OVER (PARTITION BY judged.ClaimKey) AS ClaimExcessAmount
    FROM judged
    WHERE judged.FullFees >= judged.MostFees + 0.01
)
SELECT
    'R66' AS RuleCode,
    excess.SettlementMonthKey AS MonthKey,
    excess.TreatingFacilityDurableKey AS FacilityDurableKey,
    excess.ClaimKey,
    CAST(excess.ClaimExcessAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN excess.FullFees >= 2.01 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        excess.ExaminationCount, N' lần khám ngày ', excess.OrderDateKey % 100, N'/', (excess.OrderDateKey / 100) % 100, N'/', excess.OrderDateKey / 10000,
        N' tính tổng ', CAST(excess.FullFees * 100 AS int), N' % tiền khám, tối đa ', CAST(excess.MostFees * 100 AS int), N' %; ', excess.ClaimCount, N' hồ sơ, từ ', excess.FirstNumber, N' đến ', excess.LastNumber) AS nvarchar(400)) AS Evidence
FROM excess
WHERE excess.Place = 1;
