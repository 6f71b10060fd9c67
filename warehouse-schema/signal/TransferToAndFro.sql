-- R32             Transfer to and fro
-- Vietnamese      Chuyển viện qua lại nhiều lần giữa hai cơ sở
-- Suspicion       two hospitals send one patient to each other again and again, so that one illness is billed as many stays
-- Basis           TT 12/2026/TT-BTC art. 10(1): reasonableness
-- Known innocent  one transfer up and the return to the hospital near home when the patient is stable, which the law wants (three stays A, B, A); care in cycles for tumours and kidney failure
-- Amount at risk  the fund's payment for the fourth stay and each one after it
-- Alarm           1 for the fourth stay, 2 when a hospital takes back a patient who left it less than MostDays ago
-- Needs           nothing
-- Scope           member
-- Thresholds      MostGapDays = 1 (days between discharge and the next admission of a transfer); MostDays = 3 (days away after which taking back is no surprise)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.TransferToAndFro
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'MostGapDays' THEN threshold.ThresholdValue END) AS MostGapDays,
        MAX(CASE WHEN threshold.ThresholdName = 'MostDays' THEN threshold.ThresholdValue END) AS MostDays
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R32'
),
stay AS
(
    SELECT
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.SettlementMonthKey,
        claim.MemberDurableKey,
        claim.TreatingFacilityDurableKey,
        facility.FacilityCode,
        claim.FundPaidAmount,
        claim.DischargeTypeCode,
        claim.AdmissionDateKey,
        admission.DayNumber AS AdmissionDay,
        discharge.DayNumber AS DischargeDay,
        (CAST(admission.DayNumber AS bigint) * 1440) + claim.AdmissionMinute AS AdmissionMoment
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND NOT (diagnosis.DiagnosisCode BETWEEN 'C00' AND 'D48.99')
        AND SUBSTRING(diagnosis.DiagnosisCode, 1, 3) NOT IN ('N17', 'N18', 'N19', 'Z51')
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    WHERE claim.IsInpatient = 1
        AND claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
),
moved AS
(
    SELECT
        stay.ClaimKey,
        stay.SettlementMonthKey,
        stay.TreatingFacilityDurableKey,
        stay.FacilityCode,
        stay.FundPaidAmount,
        stay.AdmissionDateKey,
        stay.AdmissionDay,
        stay.AdmissionDay - LAG(stay.DischargeDay) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Gap1,
        LAG(stay.AdmissionDay) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) - LAG(stay.DischargeDay, 2) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Gap2,
        LAG(stay.AdmissionDay, 2) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) - LAG(stay.DischargeDay, 3) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Gap3,
        LAG(stay.DischargeTypeCode) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Type1,
        LAG(stay.DischargeTypeCode, 3) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Type3,
        LAG(stay.TreatingFacilityDurableKey) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Facility1,
        LAG(stay.TreatingFacilityDurableKey, 2) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Facility2,
        LAG(stay.TreatingFacilityDurableKey, 3) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS Facility3,
        LAG(stay.FacilityCode) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS OtherFacilityCode,
        LAG(stay.ClaimNumber) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS EarlierNumber,
        LAG(stay.ClaimNumber, 3) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS FirstNumber,
        LAG(stay.DischargeDay, 2) OVER (PARTITION BY stay.MemberDurableKey ORDER BY stay.AdmissionMoment, stay.ClaimNumber, stay.ClaimKey) AS LeftDay
    FROM stay
)
SELECT
    'R32' AS RuleCode,
    moved.SettlementMonthKey AS MonthKey,
    moved.TreatingFacilityDurableKey AS FacilityDurableKey,
    moved.ClaimKey,
    CAST(moved.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN moved.AdmissionDay - moved.LeftDay < limits.MostDays THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Đợt thứ tư của chuỗi chuyển viện ', moved.OtherFacilityCode, N' → ', moved.FacilityCode, N' → ', moved.OtherFacilityCode, N' → ', moved.FacilityCode,
        N', vào viện ', moved.AdmissionDateKey % 100, N'/', (moved.AdmissionDateKey / 100) % 100, N'/', moved.AdmissionDateKey / 10000,
        N'; hồ sơ đầu ', moved.FirstNumber, N', hồ sơ ngay trước ', moved.EarlierNumber) AS nvarchar(400)) AS Evidence
FROM moved
CROSS JOIN limits
WHERE moved.Facility2 = moved.TreatingFacilityDurableKey
    AND moved.Facility1 <> moved.TreatingFacilityDurableKey
    AND moved.Facility3 = moved.Facility1
    AND moved.Type1 IN (2, 5)
    AND moved.Type3 IN (2, 5)
    AND moved.Gap1 BETWEEN 0 AND limits.MostGapDays
    AND moved.Gap2 BETWEEN 0 AND limits.MostGapDays
    AND moved.Gap3 BETWEEN 0 AND limits.MostGapDays
    AND moved.FundPaidAmount > 0;
