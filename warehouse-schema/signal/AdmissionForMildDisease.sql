-- R40             Admission for a disease treated outside
-- Vietnamese      Nhập viện với bệnh mà các bệnh viện khác hầu như chỉ điều trị ngoại trú
-- Suspicion       a patient who could be treated as an outpatient is admitted for the sake of bed-days
-- Basis           TT 12/2026/TT-BTC art. 10(1): reasonableness; no list of mild diseases is published, so the other hospitals of the month are the measure
-- Known innocent  diseases that other hospitals admit in more than MostShare of their patients (who is innocent here does not count there either), or of which they have too few patients; stations, which cannot admit, are no measure;
--   emergencies, children under six and people of 75 and over; stays that end worse, by death or by referral; operations; other diseases beside the main one, which claims keep
--   but this warehouse does not, and which the reviewer finds in the dossier
-- Amount at risk  the fund's payment for the stay
-- Alarm           1, and 2 from ManyStays such stays of the facility in the month on
-- Needs           nothing
-- Scope           peers
-- Thresholds      MostShare = 1 (percent of the patients that the other hospitals admit); LeastPatients = 100 (patients with the disease at the other hospitals); LeastHospitals = 3
--   (other hospitals with such patients); ManyStays = 10 (stays of one hospital for one such disease)
-- Version         2, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.AdmissionForMildDisease
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'MostShare' THEN threshold.ThresholdValue END) AS MostShare,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastPatients' THEN threshold.ThresholdValue END) AS LeastPatients,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastHospitals' THEN threshold.ThresholdValue END) AS LeastHospitals,
        MAX(CASE WHEN threshold.ThresholdName = 'ManyStays' THEN threshold.ThresholdValue END) AS ManyStays
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R40'
),
hospital AS
(
    SELECT
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey
    FROM fact.Claim AS claim
    WHERE claim.IsInpatient = 1
        AND claim.TreatingFacilityDurableKey > 0
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
),
patient AS
(
    SELECT
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        SUBSTRING(diagnosis.DiagnosisCode, 1, 3) AS DiseaseCode,
        claim.MemberDurableKey,
        MAX(CASE
            WHEN claim.IsInpatient = 1 AND entitlement.EntitlementCode <> '2' AND ageBand.FromAge BETWEEN 6 AND 74 AND claim.TreatmentResultCode NOT IN (4, 5, 6) AND claim.DischargeTypeCode NOT IN (2, 5) THEN 1
            ELSE 0
        END) AS IsAdmitted
    FROM fact.Claim AS claim
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = claim.AgeBandKey
    INNER JOIN hospital
        ON hospital.SettlementMonthKey = claim.SettlementMonthKey
        AND hospital.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
    WHERE claim.MainDiagnosisKey > 0
        AND claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, SUBSTRING(diagnosis.DiagnosisCode, 1, 3), claim.MemberDurableKey
),
own AS
(
    SELECT
        patient.SettlementMonthKey,
        patient.TreatingFacilityDurableKey,
        patient.DiseaseCode,
        COUNT(*) AS PatientCount,
        SUM(patient.IsAdmitted) AS AdmittedCount
    FROM patient
    GROUP BY patient.SettlementMonthKey, patient.TreatingFacilityDurableKey, patient.DiseaseCode
),
compared AS
(
    SELECT
        own.SettlementMonthKey,
        own.TreatingFacilityDurableKey,
        own.DiseaseCode,
        own.PatientCount,
        own.AdmittedCount,
        SUM(own.PatientCount) OVER (PARTITION BY own.SettlementMonthKey, own.DiseaseCode) - own.PatientCount AS OtherPatientCount,
        SUM(own.AdmittedCount) OVER (PARTITION BY own.SettlementMonthKey, own.DiseaseCode) - own.AdmittedCount AS OtherAdmittedCount,
        COUNT(*) OVER (PARTITION BY own.SettlementMonthKey, own.DiseaseCode) - 1 AS OtherHospitalCount
    FROM own
),
mild AS
(
    SELECT
        compared.SettlementMonthKey,
        compared.TreatingFacilityDurableKey,
        compared.DiseaseCode,
        compared.PatientCount,
        compared.AdmittedCount,
        compared.OtherPatientCount,
        compared.OtherAdmittedCount
    FROM compared
    CROSS JOIN limits
    WHERE compared.AdmittedCount > 0
        AND compared.OtherHospitalCount >= limits.LeastHospitals
        AND compared.OtherPatientCount >= limits.LeastPatients
        AND compared.OtherAdmittedCount * 100 <= compared.OtherPatientCount * limits.MostShare
),
stay AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        claim.AdmissionDateKey,
        claim.DischargeDateKey,
        mild.DiseaseCode,
        mild.PatientCount,
        mild.AdmittedCount,
        mild.OtherPatientCount,
        mild.OtherAdmittedCount
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode = '03'
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
    INNER JOIN mild
        ON mild.SettlementMonthKey = claim.SettlementMonthKey
        AND mild.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey
        AND mild.DiseaseCode = SUBSTRING(diagnosis.DiagnosisCode, 1, 3)
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementCode <> '2'
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = claim.AgeBandKey
        AND ageBand.FromAge BETWEEN 6 AND 74
    WHERE claim.TreatmentResultCode NOT IN (4, 5, 6)
        AND claim.DischargeTypeCode NOT IN (2, 5)
        AND claim.FundPaidAmount > 0
),
operated AS
(
    SELECT
        stay.ClaimKey
    FROM stay
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = stay.ClaimKey
        AND line.ClaimLineKey BETWEEN stay.ClaimKey * 100000 AND (stay.ClaimKey * 100000) + 99999
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode = 8
    GROUP BY stay.ClaimKey
)
SELECT
    'R40' AS RuleCode,
    stay.SettlementMonthKey AS MonthKey,
    stay.TreatingFacilityDurableKey AS FacilityDurableKey,
    stay.ClaimKey,
    CAST(stay.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN stay.AdmittedCount >= limits.ManyStays THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Nội trú từ ', stay.AdmissionDateKey % 100, N'/', (stay.AdmissionDateKey / 100) % 100, N'/', stay.AdmissionDateKey / 10000,
        N' đến ', stay.DischargeDateKey % 100, N'/', (stay.DischargeDateKey / 100) % 100, N'/', stay.DischargeDateKey / 10000,
        N' vì nhóm bệnh ', stay.DiseaseCode, N'; trong kỳ các bệnh viện khác nhập viện ', stay.OtherAdmittedCount, N'/', stay.OtherPatientCount,
        N' người bệnh nhóm này, cơ sở ', stay.AdmittedCount, N'/', stay.PatientCount) AS nvarchar(400)) AS Evidence
FROM stay
CROSS JOIN limits
LEFT JOIN operated
    ON operated.ClaimKey = stay.ClaimKey
WHERE operated.ClaimKey IS NULL;
