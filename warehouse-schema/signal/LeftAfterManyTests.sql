-- R70             Left early after many tests
-- Vietnamese      Trốn viện hoặc xin về sớm sau khi làm nhiều cận lâm sàng
-- Suspicion       a patient came for tests only, or tests were billed for one who had gone: the stay ends by absconding or on request within a day, with many tests
-- Basis           TT 12/2026/TT-BTC art. 10(1): reasonableness; the code of discharge (MA_LOAI_RV 3, 4)
-- Known innocent  a patient who is taken home because there is no hope (result 6), who dies or is worse; an operation or a longer stay; few tests, or tests that are the smaller part of the costs
-- Amount at risk  the fund's payment for the tests
-- Alarm           1 on request, 2 after absconding, 3 after absconding from VeryMany tests on
-- Needs           nothing
-- Scope           facility
-- Thresholds      ManyTests = 10 (tests, images and functional tests); VeryMany = 20 (of them); LeastShare = 60 (percent of the covered costs that they make)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.LeftAfterManyTests
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'ManyTests' THEN threshold.ThresholdValue END) AS ManyTests,
        MAX(CASE WHEN threshold.ThresholdName = 'VeryMany' THEN threshold.ThresholdValue END) AS VeryMany,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastShare' THEN threshold.ThresholdValue END) AS LeastShare
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R70'
),
departure AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.DischargeTypeCode,
        claim.CoveredChargeAmount,
        claim.AdmissionDateKey,
        ((discharge.DayNumber - admission.DayNumber) * 1440) + claim.DischargeMinute - claim.AdmissionMinute AS StayMinutes
    FROM fact.Claim AS claim
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    WHERE claim.DischargeTypeCode IN (3, 4)
        AND claim.TreatmentResultCode NOT IN (4, 5, 6, 8)
        AND claim.DischargeDateKey >= 20180701
        AND ((discharge.DayNumber - admission.DayNumber) * 1440) + claim.DischargeMinute - claim.AdmissionMinute <= 1440
),
counted AS
(
    SELECT
        departure.ClaimKey,
        departure.SettlementMonthKey,
        departure.TreatingFacilityDurableKey,
        departure.DischargeTypeCode,
        departure.CoveredChargeAmount,
        departure.AdmissionDateKey,
        departure.StayMinutes,
        SUM(CASE WHEN costGroup.CostGroupCode IN (1, 2, 3) THEN 1 ELSE 0 END) AS TestCount,
        SUM(CASE WHEN costGroup.CostGroupCode = 8 THEN 1 ELSE 0 END) AS OperationCount,
        SUM(CASE WHEN costGroup.CostGroupCode IN (1, 2, 3) THEN line.CoveredChargeAmount ELSE 0 END) AS TestChargeAmount,
        SUM(CASE WHEN costGroup.CostGroupCode IN (1, 2, 3) THEN line.FundPaidAmount ELSE 0 END) AS TestFundAmount
    FROM departure
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = departure.ClaimKey
        AND line.ClaimLineKey BETWEEN departure.ClaimKey * 100000 AND (departure.ClaimKey * 100000) + 99999
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
    GROUP BY
        departure.ClaimKey,
        departure.SettlementMonthKey,
        departure.TreatingFacilityDurableKey,
        departure.DischargeTypeCode,
        departure.CoveredChargeAmount,
        departure.AdmissionDateKey,
        departure.StayMinutes
)
SELECT
    'R70' AS RuleCode,
    counted.SettlementMonthKey AS MonthKey,
    counted.TreatingFacilityDurableKey AS FacilityDurableKey,
    counted.ClaimKey,
    CAST(counted.TestFundAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN counted.DischargeTypeCode = 4 THEN 1 WHEN counted.TestCount >= limits.VeryMany THEN 3 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        CASE counted.DischargeTypeCode WHEN 3 THEN N'Trốn viện' ELSE N'Xin ra viện' END, N' sau ', counted.StayMinutes / 60, N' giờ ', counted.StayMinutes % 60,
        N' phút (vào ', counted.AdmissionDateKey % 100, N'/', (counted.AdmissionDateKey / 100) % 100, N'/', counted.AdmissionDateKey / 10000,
        N') với ', counted.TestCount, N' dịch vụ cận lâm sàng, ', CAST(counted.TestChargeAmount AS bigint), N' đồng trên tổng ', CAST(counted.CoveredChargeAmount AS bigint), N' đồng trong phạm vi') AS nvarchar(400)) AS Evidence
FROM counted
CROSS JOIN limits
WHERE counted.TestCount >= limits.ManyTests
    AND counted.OperationCount = 0
    AND counted.TestFundAmount > 0
    AND counted.TestChargeAmount * 100 >= counted.CoveredChargeAmount * limits.LeastShare;
