-- R105            Same encounter under two numbers
-- Vietnamese      Một lượt khám chữa bệnh được gửi dưới hai mã hồ sơ
-- Suspicion       one encounter is claimed twice: the same member, facility, minutes of admission and discharge, lines and amounts under another MA_LK
-- Basis           QĐ 4750/QĐ-BYT: MA_LK names one encounter; TT 12/2026/TT-BTC art. 10(1): internal consistency
-- Known innocent  a correction under the same number, which replaces the first; twins under the mother's number (chapter P, Z38); claims that differ in any minute, the number of lines or an amount;
--   claims of people who are not known; a claim that was cancelled by a letter outside the data, which the reviewer has to ask
-- Amount at risk  the fund's payment for the claims after the first
-- Alarm           3
-- Needs           nothing
-- Scope           member
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.SameEncounterUnderTwoNumbers
AS
WITH encounter AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        claim.LineCount,
        claim.AdmissionDateKey,
        claim.AdmissionMinute,
        claim.SubmissionDateKey,
        FIRST_VALUE(claim.ClaimNumber) OVER (PARTITION BY claim.MemberDurableKey, claim.TreatingFacilityDurableKey, claim.AdmissionDateKey, claim.AdmissionMinute, claim.DischargeDateKey, claim.DischargeMinute, claim.LineCount, claim.FacilityChargeAmount, claim.DrugAmount, claim.FundPaidAmount ORDER BY claim.SubmissionDateKey, claim.ClaimNumber, claim.ClaimKey) AS FirstNumber,
        FIRST_VALUE(claim.SettlementMonthKey) OVER (PARTITION BY claim.MemberDurableKey, claim.TreatingFacilityDurableKey, claim.AdmissionDateKey, claim.AdmissionMinute, claim.DischargeDateKey, claim.DischargeMinute, claim.LineCount, claim.FacilityChargeAmount, claim.DrugAmount, claim.FundPaidAmount ORDER BY claim.SubmissionDateKey, claim.ClaimNumber, claim.ClaimKey) AS FirstMonthKey,
        ROW_NUMBER() OVER (PARTITION BY claim.MemberDurableKey, claim.TreatingFacilityDurableKey, claim.AdmissionDateKey, claim.AdmissionMinute, claim.DischargeDateKey, claim.DischargeMinute, claim.LineCount, claim.FacilityChargeAmount, claim.DrugAmount, claim.FundPaidAmount ORDER BY claim.SubmissionDateKey, claim.ClaimNumber, claim.ClaimKey) AS Place
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'P'
        AND diagnosis.DiagnosisCode NOT LIKE 'Z38%'
    WHERE claim.MemberDurableKey > 0
        AND claim.FundPaidAmount > 0
        AND claim.DischargeDateKey >= 20180701
)
SELECT
    'R105' AS RuleCode,
    encounter.SettlementMonthKey AS MonthKey,
    encounter.TreatingFacilityDurableKey AS FacilityDurableKey,
    encounter.ClaimKey,
    CAST(encounter.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(3 AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Cùng người, cùng cơ sở, cùng phút vào và ra (vào ', encounter.AdmissionDateKey % 100, N'/', (encounter.AdmissionDateKey / 100) % 100, N'/', encounter.AdmissionDateKey / 10000,
        N' lúc ', encounter.AdmissionMinute / 60, N' giờ ', encounter.AdmissionMinute % 60, N' phút), cùng ', encounter.LineCount, N' dòng và cùng số tiền với hồ sơ ', encounter.FirstNumber,
        N' (kỳ ', encounter.FirstMonthKey % 100, N'/', encounter.FirstMonthKey / 100, N')') AS nvarchar(400)) AS Evidence
FROM encounter
WHERE encounter.Place > 1;
