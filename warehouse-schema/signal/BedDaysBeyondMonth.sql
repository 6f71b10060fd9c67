-- R104            Bed-days beyond the month
-- Vietnamese      Tổng ngày giường của một người vượt số ngày của tháng
-- Suspicion       the stays of one member within one month have more bed-days together than the month has days
-- Basis           a person is in one bed: TT 12/2026/TT-BTC art. 10(1), internal consistency; TT 39/2024/TT-BYT on bed-days
-- Known innocent  stays that begin or end in another month, whose bed-days cannot be told apart and do not count; shared beds and changes of department, which the rate brings down;
--   days of transfer, which two hospitals may bill: a day for each move is allowed
-- Amount at risk  the fund's payment for the bed-days, for the share beyond the days of the month
-- Alarm           2, and 3 from HighDays beyond the days of the month
-- Needs           nothing
-- Scope           member
-- Thresholds      HighDays = 10 (bed-days beyond the days of the month)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.BedDaysBeyondMonth
AS
WITH repeated AS
(
    SELECT
        claim.MemberDurableKey,
        claim.DischargeDateKey / 100 AS MonthKey
    FROM fact.Claim AS claim
    WHERE claim.IsInpatient = 1
        AND claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
        AND claim.AdmissionDateKey / 100 = claim.DischargeDateKey / 100
    GROUP BY claim.MemberDurableKey, claim.DischargeDateKey / 100
    HAVING COUNT(*) > 1
),
bed AS
(
    SELECT
        repeated.MemberDurableKey,
        repeated.MonthKey,
        COUNT(DISTINCT claim.ClaimKey) AS StayCount,
        MIN(claim.ClaimNumber) AS FirstNumber,
        MAX(claim.ClaimNumber) AS LastNumber,
        MIN(claim.TreatingFacilityDurableKey) AS FirstFacilityDurableKey,
        MAX(claim.TreatingFacilityDurableKey) AS LastFacilityDurableKey,
        SUM(line.Quantity * line.ServicePaymentRate) AS BedDays,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM repeated
    INNER JOIN fact.Claim AS claim
        ON claim.MemberDurableKey = repeated.MemberDurableKey
        AND claim.DischargeDateKey / 100 = repeated.MonthKey
        AND claim.AdmissionDateKey / 100 = repeated.MonthKey
        AND claim.IsInpatient = 1
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = claim.ClaimKey
        AND line.ClaimLineKey BETWEEN claim.ClaimKey * 100000 AND (claim.ClaimKey * 100000) + 99999
        AND line.FundPaidAmount > 0
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode IN (14, 15)
    GROUP BY repeated.MemberDurableKey, repeated.MonthKey
),
judged AS
(
    SELECT
        bed.MemberDurableKey,
        bed.MonthKey,
        bed.StayCount,
        bed.FirstNumber,
        bed.LastNumber,
        CASE WHEN bed.FirstFacilityDurableKey = bed.LastFacilityDurableKey THEN bed.FirstFacilityDurableKey ELSE -1 END AS FacilityDurableKey,
        bed.BedDays,
        bed.FundPaidAmount,
        monthEnd.DayOfMonth AS MonthDays,
        bed.BedDays - monthEnd.DayOfMonth AS ExtraDays
    FROM bed
    INNER JOIN dim.Date AS monthEnd
        ON monthEnd.MonthKey = bed.MonthKey
        AND monthEnd.IsMonthEnd = 1
)
SELECT
    'R104' AS RuleCode,
    CAST(judged.MonthKey AS int) AS MonthKey,
    judged.FacilityDurableKey,
    judged.MemberDurableKey,
    CAST(judged.FundPaidAmount * judged.ExtraDays / NULLIF(judged.BedDays, 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN judged.ExtraDays >= high.ThresholdValue THEN 3 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        judged.StayCount, N' đợt nội trú trong tháng ', judged.MonthKey % 100, N'/', judged.MonthKey / 100, N' có tổng ', CAST(judged.BedDays * 10 AS int) / 10, N',', CAST(judged.BedDays * 10 AS int) % 10,
        N' ngày giường, tháng có ', judged.MonthDays, N' ngày; các hồ sơ từ ', judged.FirstNumber, N' đến ', judged.LastNumber) AS nvarchar(400)) AS Evidence
FROM judged
INNER JOIN dim.SignalThreshold AS high
    ON high.RuleCode = 'R104'
    AND high.ThresholdName = 'HighDays'
WHERE judged.ExtraDays >= judged.StayCount - 1 + 0.01;
