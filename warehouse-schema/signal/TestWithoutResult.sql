-- R69             Paid test without a result
-- Vietnamese      Xét nghiệm, thăm dò đã thanh toán nhưng không có kết quả (XML4)
-- Suspicion       a test, image or functional test is billed that was not done: the dossier has no result of it, although the facility sends results of this service as a rule
-- Basis           QĐ 4750/QĐ-BYT: XML4 brings the results of tests; TT 12/2026/TT-BTC art. 10(1): internal consistency
-- Known innocent  services of which the facility sends few results at all (less than LeastShare of the month's lines), as of an ECG in some systems; services that it rarely does;
--   lines that the fund does not pay; a patient who left or died before the result
-- Amount at risk  the fund's payment for these lines
-- Alarm           1, 2 from ManyLines on, 3 where none of ManyLines tests of the claim has a result
-- Needs           fact.ClaimLine where HasResult = 1
-- Scope           facility
-- Thresholds      LeastShare = 95 (percent of the service's lines with a result at the facility in the month); LeastLines = 20 (lines of the service there); ManyLines = 5 (tests without result)
-- Version         1, 2026-11-28
-- Valid           from 20240701
CREATE VIEW signal.TestWithoutResult
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'LeastShare' THEN threshold.ThresholdValue END) AS LeastShare,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastLines' THEN threshold.ThresholdValue END) AS LeastLines,
        MAX(CASE WHEN threshold.ThresholdName = 'ManyLines' THEN threshold.ThresholdValue END) AS ManyLines
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R69'
),
test AS
(
    -- One pass over the lines: those with a result only counted, those without one kept by claim.
    SELECT
        line.TreatingFacilityDurableKey,
        line.SettlementMonthKey,
        line.ServiceItemKey,
        CASE WHEN line.HasResult = 1 THEN -1 ELSE line.ClaimKey END AS ClaimKey,
        COUNT(*) AS LineCount,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    WHERE line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode IN (1, 2, 3))
        AND line.ServiceItemKey > 0
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20240701
    GROUP BY line.TreatingFacilityDurableKey, line.SettlementMonthKey, line.ServiceItemKey, CASE WHEN line.HasResult = 1 THEN -1 ELSE line.ClaimKey END
),
usual AS
(
    SELECT
        test.TreatingFacilityDurableKey,
        test.SettlementMonthKey,
        test.ServiceItemKey
    FROM test
    CROSS JOIN limits
    GROUP BY test.TreatingFacilityDurableKey, test.SettlementMonthKey, test.ServiceItemKey, limits.LeastShare, limits.LeastLines
    HAVING SUM(test.LineCount) >= limits.LeastLines
        AND SUM(CASE WHEN test.ClaimKey = -1 THEN test.LineCount ELSE 0 END) * 100 >= SUM(test.LineCount) * limits.LeastShare
        AND MAX(test.ClaimKey) > 0
),
lacking AS
(
    SELECT
        test.ClaimKey,
        SUM(test.LineCount) AS LineCount,
        MIN(item.ServiceItemCode) AS FirstItemCode,
        SUM(test.FundPaidAmount) AS FundPaidAmount
    FROM test
    INNER JOIN usual
        ON usual.TreatingFacilityDurableKey = test.TreatingFacilityDurableKey
        AND usual.SettlementMonthKey = test.SettlementMonthKey
        AND usual.ServiceItemKey = test.ServiceItemKey
    INNER JOIN dim.ServiceItem AS item
        ON item.ServiceItemKey = test.ServiceItemKey
    WHERE test.ClaimKey > 0
    GROUP BY test.ClaimKey
),
judged AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        lacking.LineCount,
        lacking.FirstItemCode,
        MAX(lacking.FundPaidAmount) AS FundPaidAmount,
        COUNT(line.ClaimLineKey) AS ResultCount
    FROM lacking
    INNER JOIN fact.Claim AS claim
        ON claim.ClaimKey = lacking.ClaimKey
        AND claim.DischargeTypeCode NOT IN (3, 4)
        AND claim.TreatmentResultCode NOT IN (5, 6, 8)
        AND claim.DischargeDateKey >= 20240701
    LEFT JOIN fact.ClaimLine AS line
        ON line.ClaimKey = lacking.ClaimKey
        AND line.ClaimLineKey BETWEEN lacking.ClaimKey * 100000 AND (lacking.ClaimKey * 100000) + 99999
        AND line.HasResult = 1
    GROUP BY claim.ClaimKey, claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, lacking.LineCount, lacking.FirstItemCode
)
SELECT
    'R69' AS RuleCode,
    judged.SettlementMonthKey AS MonthKey,
    judged.TreatingFacilityDurableKey AS FacilityDurableKey,
    judged.ClaimKey,
    CAST(judged.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN judged.LineCount >= limits.ManyLines AND judged.ResultCount = 0 THEN 3
        WHEN judged.LineCount >= limits.ManyLines THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        judged.LineCount, N' dịch vụ cận lâm sàng không có kết quả XML4, trong đó ', SUBSTRING(judged.FirstItemCode, 1, 40),
        N'; cơ sở thường gửi kết quả các dịch vụ này; số dịch vụ có kết quả trong hồ sơ: ', judged.ResultCount) AS nvarchar(400)) AS Evidence
FROM judged
CROSS JOIN limits;
