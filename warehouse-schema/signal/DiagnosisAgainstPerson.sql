-- R59             Diagnosis against sex, age or outcome
-- Vietnamese      Bệnh chính không phù hợp giới tính, tuổi hoặc kết quả điều trị
-- Suspicion       the main diagnosis cannot be the patient's: a disease of the other sex or another age, or one that is only for causes of death in a patient who lives
-- Basis           ICD-10 list of the ministry with its limits (TT 06/2026/TT-BYT); TT 12/2026/TT-BTC art. 10(1): internal consistency
-- Known innocent  a sex that is typed wrong in the claim while the register's fits the disease; a sex that is not determined; age groups that touch the limit; a newborn's disease in a claim under the
--   mother's number (chapter P); codes outside the days in which the list has them, and codes that the list does not have
-- Amount at risk  the fund's payment for the claim
-- Alarm           1 for the age or a code of causes of death, 2 for the sex
-- Needs           dim.Diagnosis where IsInferred = 0
-- Scope           facility
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.DiagnosisAgainstPerson
AS
WITH judged AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        diagnosis.DiagnosisCode,
        diagnosis.LeastAge,
        diagnosis.GreatestAge,
        CASE
            WHEN diagnosis.OnlySexCode IN (1, 2) AND sex.SexCode IN (1, 2) AND sex.SexCode <> diagnosis.OnlySexCode AND known.SexCode <> diagnosis.OnlySexCode THEN 2
            WHEN claim.AgeBandKey > 0 AND diagnosis.ChapterLetter <> 'P' AND (ageBand.ToAge < diagnosis.LeastAge OR ageBand.FromAge - 1 > diagnosis.GreatestAge) THEN 1
            WHEN diagnosis.IsDeathOnly = 1 AND claim.TreatmentResultCode NOT IN (5, 6, 7, 8) THEN 3
            ELSE 0
        END AS Fault
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.IsInferred = 0
        AND diagnosis.DiagnosisKey > 0
        AND claim.DischargeDateKey BETWEEN diagnosis.ListedFromDateKey AND diagnosis.ListedToDateKey
    INNER JOIN dim.Sex AS sex
        ON sex.SexKey = claim.SexKey
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = claim.AgeBandKey
    INNER JOIN dim.Member AS member
        ON member.MemberKey = claim.MemberKey
    INNER JOIN dim.Sex AS known
        ON known.SexKey = member.SexKey
    WHERE claim.DischargeDateKey >= 20180701
        AND claim.FundPaidAmount > 0
)
SELECT
    'R59' AS RuleCode,
    judged.SettlementMonthKey AS MonthKey,
    judged.TreatingFacilityDurableKey AS FacilityDurableKey,
    judged.ClaimKey,
    CAST(judged.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN judged.Fault = 2 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Bệnh chính ', judged.DiagnosisCode,
        CASE judged.Fault
            WHEN 2 THEN N' chỉ dành cho giới tính khác với giới tính trên hồ sơ'
            WHEN 1 THEN CONCAT(N' chỉ dành cho tuổi từ ', judged.LeastAge, N' đến ', judged.GreatestAge, N', nhóm tuổi trên hồ sơ nằm ngoài khoảng này')
            ELSE N' chỉ dùng cho nguyên nhân tử vong nhưng người bệnh không tử vong'
        END) AS nvarchar(400)) AS Evidence
FROM judged
WHERE judged.Fault > 0;
