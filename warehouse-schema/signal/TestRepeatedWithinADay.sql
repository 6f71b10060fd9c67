-- R30             Test repeated within a day
-- Vietnamese      Xét nghiệm, chẩn đoán hình ảnh, thăm dò chức năng lặp lại trong 24 giờ ở hồ sơ khác
-- Suspicion       the same test is done for the same person within 24 hours under another claim, although its result was there
-- Basis           TT 12/2026/TT-BTC art. 10(1): reasonableness, payment conditions; results are to be recognised between facilities
-- Known innocent  repetitions within one claim, which a course of illness asks for; the day of a referral or an emergency, where the second hospital has to be sure itself (a notice);
--   a test that was ordered and not done (no fund payment)
-- Amount at risk  the fund's payment for the repeated lines
-- Alarm           1 after a referral or in an emergency, 2 else, 3 where the same facility repeats imaging or functional tests that it has itself
-- Needs           nothing
-- Scope           member
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.TestRepeatedWithinADay
AS
WITH claimed AS
(
    SELECT
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.SettlementMonthKey,
        claim.MemberDurableKey,
        claim.TreatingFacilityDurableKey,
        claim.TreatingFacilityKey,
        claim.DischargeTypeCode,
        claim.EntitlementKey,
        admission.DayNumber AS AdmissionDay,
        LEAD(admission.DayNumber) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS NextAdmissionDay,
        discharge.DayNumber AS DischargeDay,
        MAX(discharge.DayNumber) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS LastDischargeDay
    FROM fact.Claim AS claim
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
),
test AS
(
    -- Only claims that touch another claim of the same person can repeat its tests.
    SELECT
        line.ClaimKey,
        claimed.ClaimNumber,
        claimed.SettlementMonthKey,
        claimed.TreatingFacilityDurableKey,
        claimed.DischargeTypeCode,
        claimed.EntitlementKey,
        facility.FacilityCode,
        line.ServiceItemKey,
        CASE WHEN line.CostGroupKey IN (SELECT laboratory.CostGroupKey FROM dim.CostGroup AS laboratory WHERE laboratory.CostGroupCode = 1) THEN 1 ELSE 0 END AS IsLaboratory,
        line.FundPaidAmount,
        line.OrderDateKey,
        (CAST(ordered.DayNumber AS bigint) * 1440) + line.OrderMinute AS OrderMoment,
        LAG(line.ClaimKey) OVER (PARTITION BY claimed.MemberDurableKey, line.ServiceItemKey ORDER BY line.OrderDateKey, line.OrderMinute, claimed.ClaimNumber, facility.FacilityCode, line.ClaimLineKey) AS EarlierKey,
        LAG(claimed.ClaimNumber) OVER (PARTITION BY claimed.MemberDurableKey, line.ServiceItemKey ORDER BY line.OrderDateKey, line.OrderMinute, claimed.ClaimNumber, facility.FacilityCode, line.ClaimLineKey) AS EarlierNumber,
        LAG(facility.FacilityCode) OVER (PARTITION BY claimed.MemberDurableKey, line.ServiceItemKey ORDER BY line.OrderDateKey, line.OrderMinute, claimed.ClaimNumber, facility.FacilityCode, line.ClaimLineKey) AS EarlierFacilityCode,
        LAG(claimed.TreatingFacilityDurableKey) OVER (PARTITION BY claimed.MemberDurableKey, line.ServiceItemKey ORDER BY line.OrderDateKey, line.OrderMinute, claimed.ClaimNumber, facility.FacilityCode, line.ClaimLineKey) AS EarlierFacilityDurableKey,
        LAG(claimed.DischargeTypeCode) OVER (PARTITION BY claimed.MemberDurableKey, line.ServiceItemKey ORDER BY line.OrderDateKey, line.OrderMinute, claimed.ClaimNumber, facility.FacilityCode, line.ClaimLineKey) AS EarlierDischargeTypeCode,
        LAG((CAST(ordered.DayNumber AS bigint) * 1440) + line.OrderMinute) OVER (PARTITION BY claimed.MemberDurableKey, line.ServiceItemKey ORDER BY line.OrderDateKey, line.OrderMinute, claimed.ClaimNumber, facility.FacilityCode, line.ClaimLineKey) AS EarlierMoment
    FROM claimed
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimLineKey BETWEEN claimed.ClaimKey * 100000 AND (claimed.ClaimKey * 100000) + 99999
        AND line.ServiceItemKey > 0
        AND line.FundPaidAmount > 0
        AND line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode IN (1, 2, 3))
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claimed.TreatingFacilityKey
    INNER JOIN dim.Date AS ordered
        ON ordered.DateKey = line.OrderDateKey
    WHERE claimed.NextAdmissionDay <= claimed.DischargeDay + 1
        OR claimed.AdmissionDay <= claimed.LastDischargeDay + 1
),
repeated AS
(
    SELECT
        test.ClaimKey,
        test.SettlementMonthKey,
        test.TreatingFacilityDurableKey,
        COUNT(*) AS LineCount,
        SUM(test.FundPaidAmount) AS FundPaidAmount,
        MIN(item.ServiceItemCode) AS FirstItemCode,
        MIN(test.EarlierNumber) AS EarlierNumber,
        MIN(test.EarlierFacilityCode) AS EarlierFacilityCode,
        MIN(test.OrderDateKey) AS FirstOrderDateKey,
        MIN(test.OrderMoment - test.EarlierMoment) AS LeastMinutes,
        MAX(CASE
            WHEN test.EarlierDischargeTypeCode IN (2, 5) OR entitlement.EntitlementCode = '2' THEN 1
            WHEN test.EarlierFacilityDurableKey = test.TreatingFacilityDurableKey AND test.IsLaboratory = 0 THEN 3
            ELSE 2
        END) AS AlarmLevel
    FROM test
    INNER JOIN dim.ServiceItem AS item
        ON item.ServiceItemKey = test.ServiceItemKey
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = test.EntitlementKey
    WHERE test.EarlierKey <> test.ClaimKey
        AND test.OrderMoment - test.EarlierMoment < 1440
    GROUP BY test.ClaimKey, test.SettlementMonthKey, test.TreatingFacilityDurableKey
)
SELECT
    'R30' AS RuleCode,
    repeated.SettlementMonthKey AS MonthKey,
    repeated.TreatingFacilityDurableKey AS FacilityDurableKey,
    repeated.ClaimKey,
    CAST(repeated.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(repeated.AlarmLevel AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        repeated.LineCount, N' dịch vụ lặp lại trong 24 giờ, trong đó ', SUBSTRING(repeated.FirstItemCode, 1, 40), N' ngày ',
        repeated.FirstOrderDateKey % 100, N'/', (repeated.FirstOrderDateKey / 100) % 100, N'/', repeated.FirstOrderDateKey / 10000,
        N'; đã làm ở hồ sơ ', repeated.EarlierNumber, N' tại cơ sở ', repeated.EarlierFacilityCode, N', cách nhau ít nhất ', repeated.LeastMinutes, N' phút') AS nvarchar(400)) AS Evidence
FROM repeated;
