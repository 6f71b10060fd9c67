-- R101            Stays meeting at midnight
-- Vietnamese      Hai đợt nội trú nối nhau đúng nửa đêm
-- Suspicion       one stay is cut in two at midnight exactly: the patient is discharged at 23:59 or 24:00 and admitted at 00:00 at the same hospital, so that a day or an examination counts twice
-- Basis           TT 12/2026/TT-BTC art. 10(1): internal consistency; a stay is one encounter with one number
-- Known innocent  long stays that are settled by 31 December, or at the end of a quarter where the contract ends then; a change of the card's group on that day
-- Amount at risk  the fund's payment for the stay that begins at midnight
-- Alarm           1 at the end of a month, 2 on another day
-- Needs           nothing
-- Scope           member
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.StaysMeetingAtMidnight
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.ParticipantGroupKey,
        claim.FundPaidAmount,
        claim.AdmissionDateKey,
        claim.AdmissionMinute,
        admission.DayOfMonth,
        admission.CalendarMonth,
        (CAST(admission.DayNumber AS bigint) * 1440) + claim.AdmissionMinute AS AdmissionMoment,
        LAG(claim.ClaimNumber) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierNumber,
        LAG(claim.ParticipantGroupKey) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierGroupKey,
        LAG(claim.TreatingFacilityDurableKey) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierFacilityDurableKey,
        LAG(claim.AdmissionDateKey) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierAdmissionDateKey,
        LAG((CAST(discharge.DayNumber AS bigint) * 1440) + claim.DischargeMinute) OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDischargeMoment
    FROM fact.Claim AS claim
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = claim.DischargeDateKey
    WHERE claim.IsInpatient = 1
        AND claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
)
SELECT
    'R101' AS RuleCode,
    stay.SettlementMonthKey AS MonthKey,
    stay.TreatingFacilityDurableKey AS FacilityDurableKey,
    stay.ClaimKey,
    CAST(stay.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN stay.DayOfMonth = 1 THEN 1 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Vào viện đúng 0 giờ ngày ', stay.AdmissionDateKey % 100, N'/', (stay.AdmissionDateKey / 100) % 100, N'/', stay.AdmissionDateKey / 10000,
        N', nối liền hồ sơ ', stay.EarlierNumber, N' tại cùng cơ sở (vào viện ', stay.EarlierAdmissionDateKey % 100, N'/', (stay.EarlierAdmissionDateKey / 100) % 100, N'/', stay.EarlierAdmissionDateKey / 10000,
        N', ra viện lúc nửa đêm)') AS nvarchar(400)) AS Evidence
FROM stay
WHERE stay.AdmissionMinute = 0
    AND stay.EarlierFacilityDurableKey = stay.TreatingFacilityDurableKey
    AND stay.EarlierGroupKey = stay.ParticipantGroupKey
    AND stay.AdmissionMoment - stay.EarlierDischargeMoment BETWEEN 0 AND 1
    AND NOT (stay.DayOfMonth = 1 AND stay.CalendarMonth = 1)
    AND stay.FundPaidAmount > 0;
