-- R49             Practitioner at two facilities at once
-- Vietnamese      Người hành nghề có mặt tại hai cơ sở cùng lúc
-- Suspicion       one practitioner orders at two facilities within fewer minutes than the way between them takes
-- Basis           Luật KBCB 15/2023/QH15 art. 36: one practitioner, one place at a time; TT 12/2026/TT-BTC art. 10(1)
-- Known innocent  tele-medicine (care type 14); facilities under one roof; a clock that is wrong; orders that carry no practitioner
-- Amount at risk  the fund's payment for the later facility's orders within that time
-- Alarm           1 for one such pair of orders on a day, 2 for more than MostPairs of them, 3 for more than four times as many
-- Needs           nothing
-- Scope           practitioner
-- Thresholds      LeastMinutes = 20 (minutes between two facilities); MostPairs = 2 (pairs on one day that a wrong clock may explain)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.PractitionerAtTwoFacilities
AS
WITH placed AS
(
    SELECT
        line.PractitionerDurableKey,
        line.OrderDateKey,
        line.OrderMinute,
        line.TreatingFacilityDurableKey,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    INNER JOIN fact.Claim AS claim
        ON claim.ClaimKey = line.ClaimKey
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode <> '14'
    WHERE line.PractitionerDurableKey > 0
        AND line.OrderMinute >= 0
        AND line.OrderDateKey >= 20250101
        AND line.TreatingFacilityDurableKey > 0
    GROUP BY line.PractitionerDurableKey, line.OrderDateKey, line.OrderMinute, line.TreatingFacilityDurableKey
),
followed AS
(
    SELECT
        placed.PractitionerDurableKey,
        placed.OrderDateKey,
        placed.OrderMinute,
        placed.TreatingFacilityDurableKey,
        placed.FundPaidAmount,
        LAG(placed.OrderMinute) OVER (PARTITION BY placed.PractitionerDurableKey, placed.OrderDateKey ORDER BY placed.OrderMinute, facility.FacilityCode) AS EarlierMinute,
        LAG(placed.TreatingFacilityDurableKey) OVER (PARTITION BY placed.PractitionerDurableKey, placed.OrderDateKey ORDER BY placed.OrderMinute, facility.FacilityCode) AS EarlierFacilityDurableKey
    FROM placed
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityDurableKey = placed.TreatingFacilityDurableKey
        AND facility.IsCurrent = 1
)
SELECT
    'R49' AS RuleCode,
    CAST(followed.OrderDateKey / 100 AS int) AS MonthKey,
    followed.TreatingFacilityDurableKey AS FacilityDurableKey,
    followed.PractitionerDurableKey,
    CAST(followed.OrderDateKey AS varchar(20)) AS SliceCode,
    CAST(SUM(followed.FundPaidAmount) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN COUNT(*) > MAX(most.ThresholdValue) * 4 THEN 3 WHEN COUNT(*) > MAX(most.ThresholdValue) THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(COUNT(*), N' chỉ định ngày ', followed.OrderDateKey, N' ngay sau chỉ định tại cơ sở ', MIN(earlier.FacilityCode), N', sớm nhất lúc ', MIN(followed.OrderMinute) / 60, N' giờ ', MIN(followed.OrderMinute) % 60, N' phút') AS Evidence
FROM followed
INNER JOIN dim.Facility AS earlier
    ON earlier.FacilityDurableKey = followed.EarlierFacilityDurableKey
    AND earlier.IsCurrent = 1
INNER JOIN dim.SignalThreshold AS least
    ON least.RuleCode = 'R49'
    AND least.ThresholdName = 'LeastMinutes'
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R49'
    AND most.ThresholdName = 'MostPairs'
WHERE followed.EarlierFacilityDurableKey <> followed.TreatingFacilityDurableKey
    AND followed.OrderMinute - followed.EarlierMinute < least.ThresholdValue
GROUP BY followed.PractitionerDurableKey, followed.OrderDateKey, followed.TreatingFacilityDurableKey;
