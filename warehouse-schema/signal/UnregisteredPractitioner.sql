-- R50             Order by a practitioner who is not registered
-- Vietnamese      Người hành nghề chưa đăng ký tại cơ sở chỉ định dịch vụ
-- Suspicion       a service or drug was ordered by somebody who is not on the facility's list of practitioners on that day, or whose licence had ended
-- Basis           TT 12/2026/TT-BTC art. 10(1): scope and hours of practitioners; form 02/DM; Luật KBCB 15/2023/QH15
-- Known innocent  a list that lacks who orders in a good part of the facility's claims, which is R109; a list that was handed over late; a visiting doctor under a contract between facilities; orders that carry no practitioner
-- Amount at risk  the fund's payment for the lines so ordered
-- Alarm           1, 2 from 1 000 000 đồng in the claim on, 3 where the licence had ended
-- Needs           fact.FacilityResource where ResourceTypeCode = 'Practitioner'
-- Scope           facility
-- Thresholds      LeastClaims = 20 (claims of the month from which on the list is judged); MostShare = 10 (percent of the facility's claims of the month from which on the list lacks them: R109)
-- Version         2, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.UnregisteredPractitioner
AS
WITH registered AS
(
    SELECT
        resource.FacilityDurableKey,
        resource.PractitionerDurableKey,
        resource.StartDateKey,
        resource.EndDateKey
    FROM fact.FacilityResource AS resource
    WHERE resource.ResourceTypeCode = 'Practitioner'
        AND resource.PractitionerDurableKey > 0
),
listed AS
(
    SELECT
        registered.FacilityDurableKey,
        MIN(registered.StartDateKey) AS FirstDateKey
    FROM registered
    GROUP BY registered.FacilityDurableKey
),
ordered AS
(
    SELECT
        line.ClaimKey,
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.PractitionerDurableKey,
        line.OrderDateKey,
        COUNT(*) AS LineCount,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    INNER JOIN listed
        ON listed.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND line.OrderDateKey >= listed.FirstDateKey
    WHERE line.PractitionerDurableKey > 0
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20250101
    GROUP BY line.ClaimKey, line.SettlementMonthKey, line.TreatingFacilityDurableKey, line.PractitionerDurableKey, line.OrderDateKey
),
suspected AS
(
    SELECT
        ordered.ClaimKey,
        ordered.SettlementMonthKey,
        ordered.TreatingFacilityDurableKey,
        ordered.OrderDateKey,
        ordered.LineCount,
        ordered.FundPaidAmount,
        CASE WHEN practitioner.LicenceEndDateKey > 0 AND practitioner.LicenceEndDateKey < ordered.OrderDateKey THEN 1 ELSE 0 END AS LicenceHadEnded
    FROM ordered
    INNER JOIN dim.Practitioner AS practitioner
        ON practitioner.PractitionerDurableKey = ordered.PractitionerDurableKey
        AND practitioner.IsCurrent = 1
    WHERE NOT EXISTS
    (
        SELECT 1
        FROM registered
        WHERE registered.FacilityDurableKey = ordered.TreatingFacilityDurableKey
            AND registered.PractitionerDurableKey = ordered.PractitionerDurableKey
            AND ordered.OrderDateKey BETWEEN registered.StartDateKey AND registered.EndDateKey
    )
        OR (practitioner.LicenceEndDateKey > 0 AND practitioner.LicenceEndDateKey < ordered.OrderDateKey)
),
claimed AS
(
    SELECT
        suspected.SettlementMonthKey,
        suspected.TreatingFacilityDurableKey,
        suspected.ClaimKey,
        SUM(suspected.LineCount) AS LineCount,
        SUM(suspected.FundPaidAmount) AS FundPaidAmount,
        MAX(suspected.LicenceHadEnded) AS LicenceHadEnded,
        MIN(suspected.OrderDateKey) AS FirstDateKey
    FROM suspected
    GROUP BY suspected.SettlementMonthKey, suspected.TreatingFacilityDurableKey, suspected.ClaimKey
),
billed AS
(
    SELECT
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        COUNT(*) AS ClaimCount
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
),
counted AS
(
    SELECT
        claimed.SettlementMonthKey,
        claimed.TreatingFacilityDurableKey,
        claimed.ClaimKey,
        claimed.LineCount,
        claimed.FundPaidAmount,
        claimed.LicenceHadEnded,
        claimed.FirstDateKey,
        billed.ClaimCount,
        SUM(1 - claimed.LicenceHadEnded) OVER (PARTITION BY claimed.SettlementMonthKey, claimed.TreatingFacilityDurableKey) AS UnlistedCount
    FROM claimed
    INNER JOIN billed
        ON billed.SettlementMonthKey = claimed.SettlementMonthKey
        AND billed.TreatingFacilityDurableKey = claimed.TreatingFacilityDurableKey
)
SELECT
    'R50' AS RuleCode,
    counted.SettlementMonthKey AS MonthKey,
    counted.TreatingFacilityDurableKey AS FacilityDurableKey,
    counted.ClaimKey,
    CAST(counted.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN counted.LicenceHadEnded = 1 THEN 3 WHEN counted.FundPaidAmount >= 1000000 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(counted.LineCount, N' dòng do người ', CASE WHEN counted.LicenceHadEnded = 1 THEN N'có chứng chỉ đã hết hạn' ELSE N'không có trong danh sách 02/DM' END, N' chỉ định, từ ngày ', counted.FirstDateKey) AS Evidence
FROM counted
INNER JOIN dim.SignalThreshold AS least
    ON least.RuleCode = 'R50'
    AND least.ThresholdName = 'LeastClaims'
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R50'
    AND most.ThresholdName = 'MostShare'
WHERE counted.LicenceHadEnded = 1
    OR counted.UnlistedCount < least.ThresholdValue
    OR counted.UnlistedCount * 100 < counted.ClaimCount * most.ThresholdValue;
