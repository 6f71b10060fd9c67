-- R106            Copied dossier
-- Vietnamese      Hồ sơ sao chép nguyên nội dung của người khác
-- Suspicion       the content of a dossier was copied to another member: the same items in the same quantities, ordered at the same minutes of the day, with the same total, under another name
-- Basis           TT 12/2026/TT-BTC art. 10(1): internal consistency, reasonableness
-- Known innocent  short dossiers, and those whose lines share few minutes, which agree by chance; dialysis, tumours and radiotherapy by protocol (N17–N19, C00–D48, Z49, Z51); rehabilitation and
--   traditional medicine in groups, and systems that fill in the minutes of a protocol by themselves, which is why a copy of few lines is a notice; people who are not known; claims of one member
-- Amount at risk  the fund's payment for the claims after the first
-- Alarm           1, 2 from ManyLines on, 3 from ManyLines on in three dossiers or more
-- Needs           nothing
-- Scope           facility
-- Thresholds      LeastLines = 8 (lines of the dossier); LeastMinutes = 4 (different minutes of the day in it); ManyLines = 15 (lines that no chance repeats)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.CopiedDossier
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'LeastLines' THEN threshold.ThresholdValue END) AS LeastLines,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastMinutes' THEN threshold.ThresholdValue END) AS LeastMinutes,
        MAX(CASE WHEN threshold.ThresholdName = 'ManyLines' THEN threshold.ThresholdValue END) AS ManyLines
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R106'
),
alike AS
(
    SELECT
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.MemberDurableKey,
        claim.MainDiagnosisKey,
        claim.LineCount,
        claim.FacilityChargeAmount,
        claim.FundPaidAmount,
        claim.AdmissionDateKey,
        MIN(claim.MemberDurableKey) OVER (PARTITION BY claim.TreatingFacilityDurableKey, claim.SettlementMonthKey, claim.MainDiagnosisKey, claim.LineCount, claim.FacilityChargeAmount, claim.DrugAmount) AS FirstMemberDurableKey,
        MAX(claim.MemberDurableKey) OVER (PARTITION BY claim.TreatingFacilityDurableKey, claim.SettlementMonthKey, claim.MainDiagnosisKey, claim.LineCount, claim.FacilityChargeAmount, claim.DrugAmount) AS LastMemberDurableKey
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'C'
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'D00' AND 'D48')
        AND SUBSTRING(diagnosis.DiagnosisCode, 1, 3) NOT IN ('N17', 'N18', 'N19', 'Z49', 'Z51')
    CROSS JOIN limits
    WHERE claim.MemberDurableKey > 0
        AND claim.FundPaidAmount > 0
        AND claim.DischargeDateKey >= 20180701
        AND claim.LineCount >= limits.LeastLines
),
content AS
(
    -- A sum of item numbers and one of their products with minute and quantity: lines that differ in one of them differ here.
    SELECT
        alike.ClaimKey,
        SUM(CAST(line.ServiceItemKey AS bigint) + line.DrugKey) AS ItemSum,
        SUM((CAST(line.ServiceItemKey AS bigint) + (2 * CAST(line.DrugKey AS bigint)) + 5) * (line.OrderMinute + 1)) AS ItemMinuteSum,
        SUM((CAST(line.ServiceItemKey AS bigint) + (2 * CAST(line.DrugKey AS bigint)) + 5) * CAST(line.Quantity * 1000 AS bigint)) AS ItemQuantitySum,
        COUNT(DISTINCT line.OrderMinute) AS MinuteCount
    FROM alike
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = alike.ClaimKey
        AND line.ClaimLineKey BETWEEN alike.ClaimKey * 100000 AND (alike.ClaimKey * 100000) + 99999
    WHERE alike.FirstMemberDurableKey <> alike.LastMemberDurableKey
    GROUP BY alike.ClaimKey
),
twin AS
(
    SELECT
        alike.ClaimKey,
        alike.SettlementMonthKey,
        alike.TreatingFacilityDurableKey,
        alike.MemberDurableKey,
        alike.LineCount,
        alike.FundPaidAmount,
        content.MinuteCount,
        FIRST_VALUE(alike.ClaimNumber) OVER (PARTITION BY alike.TreatingFacilityDurableKey, alike.SettlementMonthKey, alike.MainDiagnosisKey, alike.LineCount, alike.FacilityChargeAmount, content.ItemSum, content.ItemMinuteSum, content.ItemQuantitySum, content.MinuteCount ORDER BY alike.AdmissionDateKey, alike.ClaimKey) AS FirstNumber,
        FIRST_VALUE(alike.MemberDurableKey) OVER (PARTITION BY alike.TreatingFacilityDurableKey, alike.SettlementMonthKey, alike.MainDiagnosisKey, alike.LineCount, alike.FacilityChargeAmount, content.ItemSum, content.ItemMinuteSum, content.ItemQuantitySum, content.MinuteCount ORDER BY alike.AdmissionDateKey, alike.ClaimKey) AS FirstMemberDurableKey,
        FIRST_VALUE(alike.AdmissionDateKey) OVER (PARTITION BY alike.TreatingFacilityDurableKey, alike.SettlementMonthKey, alike.MainDiagnosisKey, alike.LineCount, alike.FacilityChargeAmount, content.ItemSum, content.ItemMinuteSum, content.ItemQuantitySum, content.MinuteCount ORDER BY alike.AdmissionDateKey, alike.ClaimKey) AS FirstAdmissionDateKey,
        COUNT(*) OVER (PARTITION BY alike.TreatingFacilityDurableKey, alike.SettlementMonthKey, alike.MainDiagnosisKey, alike.LineCount, alike.FacilityChargeAmount, content.ItemSum, content.ItemMinuteSum, content.ItemQuantitySum, content.MinuteCount) AS CopyCount
    FROM content
    INNER JOIN alike
        ON alike.ClaimKey = content.ClaimKey
)
SELECT
    'R106' AS RuleCode,
    twin.SettlementMonthKey AS MonthKey,
    twin.TreatingFacilityDurableKey AS FacilityDurableKey,
    twin.ClaimKey,
    CAST(twin.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN twin.LineCount < limits.ManyLines THEN 1 WHEN twin.CopyCount >= 3 THEN 3 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Trùng ', twin.LineCount, N' dòng, số lượng và ', twin.MinuteCount, N' phút chỉ định trong ngày với hồ sơ ', twin.FirstNumber, N' của người khác (vào ',
        twin.FirstAdmissionDateKey % 100, N'/', (twin.FirstAdmissionDateKey / 100) % 100, N'/', twin.FirstAdmissionDateKey / 10000, N'); số hồ sơ giống nhau trong kỳ: ', twin.CopyCount) AS nvarchar(400)) AS Evidence
FROM twin
CROSS JOIN limits
WHERE twin.MemberDurableKey <> twin.FirstMemberDurableKey
    AND twin.MinuteCount >= limits.LeastMinutes;
