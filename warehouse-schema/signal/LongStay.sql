-- R39             Stay longer than ninety days
-- Vietnamese      Đợt điều trị nội trú kéo dài trên 90 ngày
-- Suspicion       a stay is kept open after the treatment ended
-- Basis           TT 12/2026/TT-BTC art. 10(1): reasonableness
-- Known innocent  mental illness (chapter F), tuberculosis and leprosy (A15–A19, A30), paralysis and brain injury (G80–G83, S06, T90), burns (T20–T32), care until death (Z51.5)
-- Amount at risk  the fund's payment, for the share of the days beyond MostDays
-- Alarm           1 beyond MostDays, 2 beyond twice as many, 3 beyond a year
-- Needs           nothing
-- Scope           facility
-- Thresholds      MostDays = 90 (days from admission to discharge)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.LongStay
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        claim.AdmissionDateKey,
        claim.DischargeDateKey,
        diagnosis.DiagnosisCode,
        most.ThresholdValue AS MostDays,
        discharge.DayNumber - admission.DayNumber AS StayDays
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'F'
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'A15' AND 'A19')
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'G80' AND 'G83')
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'T20' AND 'T32')
        AND SUBSTRING(diagnosis.DiagnosisCode, 1, 3) NOT IN ('A30', 'S06', 'T90')
        AND diagnosis.DiagnosisCode <> 'Z51.5'
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    INNER JOIN dim.SignalThreshold AS most
        ON most.RuleCode = 'R39'
        AND most.ThresholdName = 'MostDays'
    WHERE claim.IsInpatient = 1
        AND claim.DischargeDateKey >= 20180701
        AND claim.FundPaidAmount > 0
)
SELECT
    'R39' AS RuleCode,
    stay.SettlementMonthKey AS MonthKey,
    stay.TreatingFacilityDurableKey AS FacilityDurableKey,
    stay.ClaimKey,
    CAST(stay.FundPaidAmount * (stay.StayDays - stay.MostDays) / NULLIF(stay.StayDays, 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN stay.StayDays > 365 THEN 3 WHEN stay.StayDays > 2 * stay.MostDays THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Nằm viện ', stay.StayDays, N' ngày, từ ', stay.AdmissionDateKey % 100, N'/', (stay.AdmissionDateKey / 100) % 100, N'/', stay.AdmissionDateKey / 10000,
        N' đến ', stay.DischargeDateKey % 100, N'/', (stay.DischargeDateKey / 100) % 100, N'/', stay.DischargeDateKey / 10000,
        N', bệnh chính ', stay.DiagnosisCode, N'; ngưỡng ', CAST(stay.MostDays AS int), N' ngày') AS nvarchar(400)) AS Evidence
FROM stay
WHERE stay.StayDays > stay.MostDays;
