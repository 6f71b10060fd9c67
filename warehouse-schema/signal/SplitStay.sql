-- R31             Split stay
-- Vietnamese      Chia nhỏ đợt điều trị nội trú
-- Suspicion       a member is discharged and admitted again at the same hospital within days for the same disease, so that one stay is billed as two
-- Basis           TT 12/2026/TT-BTC art. 10(1): reasonableness, interval between stays
-- Known innocent  treatment in cycles (tumours C00–D48, chemotherapy and transfusion Z51, kidney failure N17–N19, thalassaemia D56); an earlier stay that ended by referral, by
--   leaving on request or by absconding; a stay closed at midnight for the accounts, which is R101; a true relapse, which the record has to show
-- Amount at risk  the fund's payment for the later stay
-- Alarm           1 when days lie between, 2 on the day of discharge or the next, 3 when the stay before was itself such a return
-- Needs           nothing
-- Scope           member
-- Thresholds      MostDays = 3 (days from discharge to the next admission)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.SplitStay
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        claim.AdmissionDateKey,
        claim.MemberDurableKey,
        claim.MainDiagnosisKey,
        SUBSTRING(diagnosis.DiagnosisCode, 1, 3) AS DiseaseCode,
        admission.DayNumber AS AdmissionDay,
        (CAST(admission.DayNumber AS bigint) * 1440) + claim.AdmissionMinute AS AdmissionMoment,
        LAG(claim.ClaimNumber) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierNumber,
        LAG(claim.TreatingFacilityDurableKey) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierFacilityDurableKey,
        LAG(claim.DischargeTypeCode) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDischargeTypeCode,
        LAG(SUBSTRING(diagnosis.DiagnosisCode, 1, 3)) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDiseaseCode,
        LAG(claim.DischargeDateKey) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDischargeDateKey,
        LAG(discharge.DayNumber) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDischargeDay,
        LAG((CAST(discharge.DayNumber AS bigint) * 1440) + claim.DischargeMinute) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDischargeMoment
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode = '03'
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
),
judged AS
(
    SELECT
        stay.ClaimKey,
        stay.ClaimNumber,
        stay.SettlementMonthKey,
        stay.TreatingFacilityDurableKey,
        stay.FundPaidAmount,
        stay.AdmissionDateKey,
        stay.MemberDurableKey,
        stay.AdmissionMoment,
        stay.DiseaseCode,
        stay.EarlierNumber,
        stay.EarlierDischargeDateKey,
        stay.AdmissionDay - stay.EarlierDischargeDay AS GapDays,
        CASE
            WHEN stay.EarlierFacilityDurableKey = stay.TreatingFacilityDurableKey
                AND stay.EarlierDiseaseCode = stay.DiseaseCode
                AND stay.MainDiagnosisKey > 0
                AND NOT (stay.DiseaseCode BETWEEN 'C00' AND 'D48')
                AND stay.DiseaseCode NOT IN ('D56', 'N17', 'N18', 'N19', 'Z51')
                AND stay.EarlierDischargeTypeCode NOT IN (2, 3, 4, 5)
                AND stay.AdmissionMoment >= stay.EarlierDischargeMoment
                AND stay.AdmissionDay - stay.EarlierDischargeDay <= most.ThresholdValue
                AND NOT (stay.AdmissionMoment % 1440 = 0 AND stay.AdmissionMoment - stay.EarlierDischargeMoment <= 1)
            THEN 1 ELSE 0
        END AS IsReturn
    FROM stay
    INNER JOIN dim.SignalThreshold AS most
        ON most.RuleCode = 'R31'
        AND most.ThresholdName = 'MostDays'
),
chained AS
(
    SELECT
        judged.ClaimKey,
        judged.SettlementMonthKey,
        judged.TreatingFacilityDurableKey,
        judged.FundPaidAmount,
        judged.AdmissionDateKey,
        judged.DiseaseCode,
        judged.EarlierNumber,
        judged.EarlierDischargeDateKey,
        judged.GapDays,
        judged.IsReturn,
        LAG(judged.IsReturn) OVER (PARTITION BY judged.MemberDurableKey ORDER BY judged.AdmissionMoment, judged.ClaimNumber, judged.ClaimKey) AS EarlierIsReturn
    FROM judged
)
SELECT
    'R31' AS RuleCode,
    chained.SettlementMonthKey AS MonthKey,
    chained.TreatingFacilityDurableKey AS FacilityDurableKey,
    chained.ClaimKey,
    CAST(chained.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN chained.EarlierIsReturn = 1 THEN 3 WHEN chained.GapDays <= 1 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Vào viện lại ngày ', chained.AdmissionDateKey % 100, N'/', (chained.AdmissionDateKey / 100) % 100, N'/', chained.AdmissionDateKey / 10000,
        N', ', chained.GapDays, N' ngày sau khi ra viện (', chained.EarlierDischargeDateKey % 100, N'/', (chained.EarlierDischargeDateKey / 100) % 100, N'/', chained.EarlierDischargeDateKey / 10000,
        N', hồ sơ ', chained.EarlierNumber, N') tại cùng cơ sở, cùng nhóm bệnh ', chained.DiseaseCode) AS nvarchar(400)) AS Evidence
FROM chained
WHERE chained.IsReturn = 1
    AND chained.FundPaidAmount > 0;
