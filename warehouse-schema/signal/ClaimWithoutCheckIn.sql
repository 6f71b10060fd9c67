-- R04             Claim without check-in
-- Vietnamese      Hồ sơ không có check-in trong khi cơ sở check-in hầu hết các lượt
-- Suspicion       a visit that nobody checked in was made up afterwards, at a facility that checks in nearly everybody
-- Basis           QĐ 130/QĐ-BYT 2023, QĐ 4750/QĐ-BYT 2023: check-in (XML0) right after the first cost; for information, not a condition of payment
-- Known innocent  facilities and months in which check-in does not work as a rule (less than LeastShare); emergencies, drugs collected without an examination, tests without an examination
--   or bed, all of which need none; a breakdown of the line, which shows in many claims of one day
-- Amount at risk  the fund's payment for the claim
-- Alarm           1
-- Needs           fact.ClaimDocument where DocumentCode = 'XML0'
-- Scope           facility
-- Thresholds      LeastShare = 90 (percent of the month's claims with a check-in); LeastClaims = 50 (claims of the month)
-- Version         1, 2026-11-28
-- Valid           from 20240701
CREATE VIEW signal.ClaimWithoutCheckIn
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'LeastShare' THEN threshold.ThresholdValue END) AS LeastShare,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastClaims' THEN threshold.ThresholdValue END) AS LeastClaims
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R04'
),
checkIn AS
(
    SELECT
        document.TreatingFacilityDurableKey,
        document.ClaimNumber
    FROM fact.ClaimDocument AS document
    WHERE document.DocumentCode = 'XML0'
        AND document.DocumentRowCount > 0
    GROUP BY document.TreatingFacilityDurableKey, document.ClaimNumber
),
claimed AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.AdmissionDateKey,
        claim.FundPaidAmount,
        CASE WHEN checkIn.ClaimNumber IS NULL THEN 0 ELSE 1 END AS IsCheckedIn
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode IN ('01', '03', '04', '05', '06', '08')
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementCode <> '2'
        AND entitlement.EntitlementCode NOT LIKE '7%'
    LEFT JOIN checkIn
        ON checkIn.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey
        AND checkIn.ClaimNumber = claim.ClaimNumber
    WHERE claim.DischargeDateKey >= 20240701
),
facilityMonth AS
(
    SELECT
        claimed.TreatingFacilityDurableKey,
        claimed.SettlementMonthKey,
        COUNT(*) AS ClaimCount,
        SUM(claimed.IsCheckedIn) AS CheckedInCount
    FROM claimed
    CROSS JOIN limits
    GROUP BY claimed.TreatingFacilityDurableKey, claimed.SettlementMonthKey, limits.LeastShare, limits.LeastClaims
    HAVING COUNT(*) >= limits.LeastClaims
        AND SUM(claimed.IsCheckedIn) * 100 >= COUNT(*) * limits.LeastShare
),
missing AS
(
    SELECT
        claimed.ClaimKey,
        claimed.SettlementMonthKey,
        claimed.TreatingFacilityDurableKey,
        claimed.AdmissionDateKey,
        claimed.FundPaidAmount,
        facilityMonth.ClaimCount,
        facilityMonth.CheckedInCount
    FROM claimed
    INNER JOIN facilityMonth
        ON facilityMonth.TreatingFacilityDurableKey = claimed.TreatingFacilityDurableKey
        AND facilityMonth.SettlementMonthKey = claimed.SettlementMonthKey
    WHERE claimed.IsCheckedIn = 0
        AND claimed.FundPaidAmount > 0
)
SELECT
    'R04' AS RuleCode,
    missing.SettlementMonthKey AS MonthKey,
    missing.TreatingFacilityDurableKey AS FacilityDurableKey,
    missing.ClaimKey,
    CAST(missing.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(1 AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Không có XML0 (check-in) cho lượt vào ngày ', missing.AdmissionDateKey % 100, N'/', (missing.AdmissionDateKey / 100) % 100, N'/', missing.AdmissionDateKey / 10000,
        N'; trong kỳ cơ sở check-in ', missing.CheckedInCount, N'/', missing.ClaimCount, N' hồ sơ') AS nvarchar(400)) AS Evidence
FROM missing
INNER JOIN fact.ClaimLine AS line
    ON line.ClaimLineKey BETWEEN missing.ClaimKey * 100000 AND (missing.ClaimKey * 100000) + 99999
    AND line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode IN (13, 14, 15, 16))
GROUP BY
    missing.ClaimKey,
    missing.SettlementMonthKey,
    missing.TreatingFacilityDurableKey,
    missing.AdmissionDateKey,
    missing.FundPaidAmount,
    missing.ClaimCount,
    missing.CheckedInCount;
