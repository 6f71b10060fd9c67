-- R34             Bed-days beyond the stay
-- Vietnamese      Số ngày giường vượt số ngày nằm viện
-- Suspicion       more bed-days are billed than the stay has calendar days, or than the dossier's own days of treatment
-- Basis           QĐ 4750/QĐ-BYT: SO_NGAY_DTRI; TT 39/2024/TT-BYT on bed-days; TT 12/2026/TT-BTC art. 10(1): internal consistency
-- Known innocent  the days of admission and discharge, both of which count at most; two halves on a change of department and a shared bed, which the rate (50 %, 33 %) brings down;
--   stays of less than a day, which are R33; a companion's or a second bed that the fund does not pay
-- Amount at risk  the fund's payment for the bed-days, for the share beyond the days of the stay
-- Alarm           1 beyond the days of treatment only, 2 beyond the calendar days, 3 from HighDays beyond them
-- Needs           nothing
-- Scope           facility
-- Thresholds      HighDays = 5 (bed-days beyond the calendar days)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.BedDaysBeyondStay
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.AdmissionDateKey,
        claim.DischargeDateKey,
        claim.TreatmentDays,
        discharge.DayNumber - admission.DayNumber + 1 AS CalendarDays
    FROM fact.Claim AS claim
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    WHERE claim.IsInpatient = 1
        AND claim.DischargeDateKey >= 20180701
        AND ((discharge.DayNumber - admission.DayNumber) * 1440) + claim.DischargeMinute - claim.AdmissionMinute >= 1440
),
bed AS
(
    SELECT
        stay.ClaimKey,
        SUM(line.Quantity * line.ServicePaymentRate) AS BedDays,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM stay
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = stay.ClaimKey
        AND line.ClaimLineKey BETWEEN stay.ClaimKey * 100000 AND (stay.ClaimKey * 100000) + 99999
        AND line.FundPaidAmount > 0
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode IN (14, 15)
    GROUP BY stay.ClaimKey
),
judged AS
(
    SELECT
        stay.ClaimKey,
        stay.SettlementMonthKey,
        stay.TreatingFacilityDurableKey,
        stay.AdmissionDateKey,
        stay.DischargeDateKey,
        stay.TreatmentDays,
        stay.CalendarDays,
        bed.BedDays,
        bed.FundPaidAmount,
        CASE WHEN stay.TreatmentDays BETWEEN 1 AND stay.CalendarDays THEN stay.TreatmentDays ELSE stay.CalendarDays END AS PayableDays
    FROM stay
    INNER JOIN bed
        ON bed.ClaimKey = stay.ClaimKey
)
SELECT
    'R34' AS RuleCode,
    judged.SettlementMonthKey AS MonthKey,
    judged.TreatingFacilityDurableKey AS FacilityDurableKey,
    judged.ClaimKey,
    CAST(judged.FundPaidAmount * (judged.BedDays - judged.PayableDays) / NULLIF(judged.BedDays, 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN judged.BedDays >= judged.CalendarDays + high.ThresholdValue THEN 3
        WHEN judged.BedDays >= judged.CalendarDays + 0.01 THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Tính ', CAST(judged.BedDays * 100 AS int) / 100, N',', (CAST(judged.BedDays * 100 AS int) % 100) / 10, CAST(judged.BedDays * 100 AS int) % 10,
        N' ngày giường cho đợt từ ', judged.AdmissionDateKey % 100, N'/', (judged.AdmissionDateKey / 100) % 100, N'/', judged.AdmissionDateKey / 10000,
        N' đến ', judged.DischargeDateKey % 100, N'/', (judged.DischargeDateKey / 100) % 100, N'/', judged.DischargeDateKey / 10000,
        N' (', judged.CalendarDays, N' ngày theo lịch, số ngày điều trị ghi ', judged.TreatmentDays, N')') AS nvarchar(400)) AS Evidence
FROM judged
INNER JOIN dim.SignalThreshold AS high
    ON high.RuleCode = 'R34'
    AND high.ThresholdName = 'HighDays'
WHERE judged.BedDays >= judged.PayableDays + 0.01;
