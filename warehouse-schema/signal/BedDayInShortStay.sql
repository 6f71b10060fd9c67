-- R33             Bed-day in a short stay
-- Vietnamese      Ngày giường trong đợt điều trị dưới 4 giờ hoặc dưới 24 giờ
-- Suspicion       a bed-day is billed for a stay of less than four hours, or more than one for a stay of less than a day
-- Basis           TT 39/2024/TT-BYT on bed-days: none up to 4 hours, one for a stay of more than 4 hours within a day
-- Known innocent  a stay of over four hours within two calendar days that ended by referral, by death or by being taken home worse, for which the day of discharge counts as well;
--   two halves of a bed-day on a change of department (rate 50 %); observation beds (group 16) of stations. The time counts from arrival, which is before admission to the ward
-- Amount at risk  the fund's payment for the bed-days, in a stay of a day for those beyond one
-- Alarm           1 for more than one bed-day in less than a day, 2 for bed-days in less than four hours
-- Needs           nothing
-- Scope           facility
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.BedDayInShortStay
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.TreatmentResultCode,
        claim.DischargeTypeCode,
        claim.AdmissionDateKey,
        claim.DischargeDateKey,
        ((discharge.DayNumber - admission.DayNumber) * 1440) + claim.DischargeMinute - claim.AdmissionMinute AS StayMinutes
    FROM fact.Claim AS claim
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    WHERE claim.IsInpatient = 1
        AND claim.DischargeDateKey >= 20180701
        AND ((discharge.DayNumber - admission.DayNumber) * 1440) + claim.DischargeMinute - claim.AdmissionMinute < 1440
),
bed AS
(
    SELECT
        stay.ClaimKey,
        stay.SettlementMonthKey,
        stay.TreatingFacilityDurableKey,
        stay.TreatmentResultCode,
        stay.DischargeTypeCode,
        stay.AdmissionDateKey,
        stay.DischargeDateKey,
        stay.StayMinutes,
        SUM(line.Quantity * line.ServicePaymentRate) AS BedDays,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM stay
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = stay.ClaimKey
        AND line.ClaimLineKey BETWEEN stay.ClaimKey * 100000 AND (stay.ClaimKey * 100000) + 99999
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode IN (14, 15)
    GROUP BY
        stay.ClaimKey,
        stay.SettlementMonthKey,
        stay.TreatingFacilityDurableKey,
        stay.TreatmentResultCode,
        stay.DischargeTypeCode,
        stay.AdmissionDateKey,
        stay.DischargeDateKey,
        stay.StayMinutes
)
SELECT
    'R33' AS RuleCode,
    bed.SettlementMonthKey AS MonthKey,
    bed.TreatingFacilityDurableKey AS FacilityDurableKey,
    bed.ClaimKey,
    CAST(CASE WHEN bed.StayMinutes < 240 THEN bed.FundPaidAmount ELSE bed.FundPaidAmount * (bed.BedDays - 1) / NULLIF(bed.BedDays, 0) END AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN bed.StayMinutes < 240 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Nằm viện ', bed.StayMinutes / 60, N' giờ ', bed.StayMinutes % 60, N' phút (vào ', bed.AdmissionDateKey % 100, N'/', (bed.AdmissionDateKey / 100) % 100, N'/', bed.AdmissionDateKey / 10000,
        N') nhưng tính ', CAST(bed.BedDays * 100 AS int) / 100, N',', (CAST(bed.BedDays * 100 AS int) % 100) / 10, CAST(bed.BedDays * 100 AS int) % 10, N' ngày giường, quỹ trả ', CAST(bed.FundPaidAmount AS bigint), N' đồng') AS nvarchar(400)) AS Evidence
FROM bed
WHERE bed.FundPaidAmount > 0
    AND (bed.StayMinutes < 240
        OR (bed.BedDays >= 1.01
            AND NOT (bed.BedDays < 2.01
                AND bed.DischargeDateKey > bed.AdmissionDateKey
                AND (bed.TreatmentResultCode IN (4, 5, 6) OR bed.DischargeTypeCode IN (2, 5)))));
