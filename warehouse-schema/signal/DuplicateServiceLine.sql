-- R64             Duplicate service line
-- Vietnamese      Dịch vụ kỹ thuật bị tính hai lần trong một hồ sơ
-- Suspicion       one claim bills the same service, ordered in the same minute by the same person for the same department, more than once at the full rate
-- Basis           TT 12/2026/TT-BTC art. 10(1): internal consistency; QĐ 4750/QĐ-BYT: one line with the quantity for one order
-- Known innocent  lines that differ in the minute of order or execution, in the practitioner, the department or the rate (a second operation of a session is paid at 50 or 80 %);
--   both sides of the body for images, functional tests and procedures, which the star does not tell apart: a pair of them is a notice; supplies, beds and drugs, which come in lots
-- Amount at risk  the fund's payment for the lines after the first
-- Alarm           1 for pairs that can be the two sides of the body, 2 for laboratory tests and examinations, 3 where one line stands FourTimes or more
-- Needs           nothing
-- Scope           facility
-- Thresholds      FourTimes = 4 (equal lines)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.DuplicateServiceLine
AS
WITH suspected AS
(
    -- Few claims have two lines of one service in one minute; only theirs are compared in full.
    SELECT
        twice.ClaimKey
    FROM
    (
        SELECT
            line.ClaimKey
        FROM fact.ClaimLine AS line
        WHERE line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode IN (1, 2, 3, 8, 13, 18))
            AND line.ServiceItemKey > 0
            AND line.FundPaidAmount > 0
        GROUP BY line.ClaimKey, line.ServiceItemKey, line.OrderDateKey, line.OrderMinute
        HAVING COUNT(*) > 1
    ) AS twice
    GROUP BY twice.ClaimKey
),
equal AS
(
    SELECT
        line.ClaimKey,
        line.ServiceItemKey,
        line.CostGroupKey,
        line.OrderDateKey,
        line.OrderMinute,
        COUNT(*) AS LineCount,
        SUM(line.FundPaidAmount) - MAX(line.FundPaidAmount) AS BeyondAmount
    FROM suspected
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimLineKey BETWEEN suspected.ClaimKey * 100000 AND (suspected.ClaimKey * 100000) + 99999
    WHERE line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode IN (1, 2, 3, 8, 13, 18))
        AND line.ServiceItemKey > 0
        AND line.FundPaidAmount > 0
    GROUP BY line.ClaimKey, line.ServiceItemKey, line.CostGroupKey, line.OrderDateKey, line.OrderMinute
    HAVING COUNT(*) > 1
        AND MIN(line.ExecutionDateKey) = MAX(line.ExecutionDateKey)
        AND MIN(line.ExecutionMinute) = MAX(line.ExecutionMinute)
        AND MIN(line.PractitionerDurableKey) = MAX(line.PractitionerDurableKey)
        AND MIN(line.DepartmentDurableKey) = MAX(line.DepartmentDurableKey)
        AND MIN(line.ServicePaymentRate) > 0.99
),
judged AS
(
    SELECT
        equal.ClaimKey,
        COUNT(*) AS ItemCount,
        MAX(equal.LineCount) AS MostLines,
        MIN(item.ServiceItemCode) AS FirstItemCode,
        MIN(equal.OrderDateKey) AS FirstOrderDateKey,
        SUM(equal.BeyondAmount) AS BeyondAmount,
        MAX(CASE
            WHEN equal.LineCount >= four.ThresholdValue THEN 3
            WHEN costGroup.CostGroupCode IN (1, 13) OR equal.LineCount > 2 THEN 2
            ELSE 1
        END) AS AlarmLevel
    FROM equal
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = equal.CostGroupKey
    INNER JOIN dim.ServiceItem AS item
        ON item.ServiceItemKey = equal.ServiceItemKey
    INNER JOIN dim.SignalThreshold AS four
        ON four.RuleCode = 'R64'
        AND four.ThresholdName = 'FourTimes'
    GROUP BY equal.ClaimKey
)
SELECT
    'R64' AS RuleCode,
    claim.SettlementMonthKey AS MonthKey,
    claim.TreatingFacilityDurableKey AS FacilityDurableKey,
    claim.ClaimKey,
    CAST(judged.BeyondAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(judged.AlarmLevel AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        judged.ItemCount, N' dịch vụ có dòng giống hệt nhau (cùng phút chỉ định, cùng người, cùng khoa), nhiều nhất ', judged.MostLines, N' dòng; trong đó ',
        SUBSTRING(judged.FirstItemCode, 1, 40), N' ngày ', judged.FirstOrderDateKey % 100, N'/', (judged.FirstOrderDateKey / 100) % 100, N'/', judged.FirstOrderDateKey / 10000) AS nvarchar(400)) AS Evidence
FROM judged
INNER JOIN fact.Claim AS claim
    ON claim.ClaimKey = judged.ClaimKey
WHERE claim.DischargeDateKey >= 20180701;
