-- R24             Overlapping inpatient stays
-- Vietnamese      Đợt điều trị nội trú chồng lên đợt nội trú khác của cùng một người
-- Suspicion       one member occupies two hospital beds on the same days
-- Basis           TT 12/2026/TT-BTC art. 10(1): internal consistency and reasonableness; a person is in one bed, so a bed-day is payable once
-- Known innocent  a transfer, where the second hospital admits on the day on which the first discharges; a referral whose papers are closed the day after; a day patient
--   (care type 04) who pauses; a newborn cared for under the mother's number; which of the two hospitals is right, the alert does not say
-- Amount at risk  the fund's payment for the stay that began later
-- Alarm           1 for one day after a referral, 2 for other overlaps, 3 from HighDays on
-- Needs           nothing
-- Scope           member
-- Thresholds      HighDays = 4 (days in both beds that no delay of papers explains)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.OverlappingInpatientStays
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        facility.FacilityCode,
        claim.MemberDurableKey,
        careType.CareTypeCode,
        claim.DischargeTypeCode,
        claim.AdmissionDateKey,
        claim.DischargeDateKey,
        claim.FundPaidAmount,
        admission.DayNumber AS AdmissionDay,
        discharge.DayNumber AS DischargeDay,
        (CAST(admission.DayNumber AS bigint) * 1440) + claim.AdmissionMinute AS AdmissionMoment
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'P'
        AND diagnosis.DiagnosisCode NOT LIKE 'Z38%'
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
pair AS
(
    SELECT
        later.ClaimKey,
        later.SettlementMonthKey,
        later.TreatingFacilityDurableKey,
        later.FundPaidAmount,
        later.AdmissionDateKey,
        later.DischargeDateKey,
        earlier.ClaimNumber AS EarlierNumber,
        earlier.FacilityCode AS EarlierFacilityCode,
        earlier.AdmissionDateKey AS EarlierAdmissionDateKey,
        earlier.DischargeDateKey AS EarlierDischargeDateKey,
        earlier.DischargeTypeCode AS EarlierDischargeTypeCode,
        CASE
            WHEN later.DischargeDay = later.AdmissionDay THEN 1
            WHEN later.DischargeDay < earlier.DischargeDay THEN later.DischargeDay - later.AdmissionDay
            ELSE earlier.DischargeDay - later.AdmissionDay
        END AS SharedDays
    FROM stay AS later
    INNER JOIN stay AS earlier
        ON earlier.MemberDurableKey = later.MemberDurableKey
        AND earlier.ClaimKey <> later.ClaimKey
        AND earlier.CareTypeCode = '03'
        AND later.AdmissionDay < earlier.DischargeDay
        AND (earlier.AdmissionMoment < later.AdmissionMoment OR (earlier.AdmissionMoment = later.AdmissionMoment AND earlier.ClaimNumber < later.ClaimNumber)
            OR (earlier.AdmissionMoment = later.AdmissionMoment AND earlier.ClaimNumber = later.ClaimNumber AND earlier.FacilityCode < later.FacilityCode))
    WHERE later.FundPaidAmount > 0
),
longest AS
(
    SELECT
        pair.ClaimKey,
        pair.SettlementMonthKey,
        pair.TreatingFacilityDurableKey,
        pair.FundPaidAmount,
        pair.AdmissionDateKey,
        pair.DischargeDateKey,
        pair.EarlierNumber,
        pair.EarlierFacilityCode,
        pair.EarlierAdmissionDateKey,
        pair.EarlierDischargeDateKey,
        pair.EarlierDischargeTypeCode,
        pair.SharedDays,
        ROW_NUMBER() OVER (PARTITION BY pair.ClaimKey ORDER BY pair.SharedDays DESC, pair.EarlierAdmissionDateKey, pair.EarlierNumber, pair.EarlierFacilityCode) AS Place
    FROM pair
)
SELECT
    'R24' AS RuleCode,
    longest.SettlementMonthKey AS MonthKey,
    longest.TreatingFacilityDurableKey AS FacilityDurableKey,
    longest.ClaimKey,
    CAST(longest.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN longest.SharedDays >= high.ThresholdValue THEN 3
        WHEN longest.SharedDays = 1 AND longest.EarlierDischargeTypeCode IN (2, 5) THEN 1
        ELSE 2
    END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Nội trú từ ', longest.AdmissionDateKey % 100, N'/', (longest.AdmissionDateKey / 100) % 100, N'/', longest.AdmissionDateKey / 10000,
        N' đến ', longest.DischargeDateKey % 100, N'/', (longest.DischargeDateKey / 100) % 100, N'/', longest.DischargeDateKey / 10000,
        N', trùng ', longest.SharedDays, N' ngày với hồ sơ ', longest.EarlierNumber, N' tại cơ sở ', longest.EarlierFacilityCode,
        N' (', longest.EarlierAdmissionDateKey % 100, N'/', (longest.EarlierAdmissionDateKey / 100) % 100, N'/', longest.EarlierAdmissionDateKey / 10000,
        N' – ', longest.EarlierDischargeDateKey % 100, N'/', (longest.EarlierDischargeDateKey / 100) % 100, N'/', longest.EarlierDischargeDateKey / 10000, N')') AS nvarchar(400)) AS Evidence
FROM longest
INNER JOIN dim.SignalThreshold AS high
    ON high.RuleCode = 'R24'
    AND high.ThresholdName = 'HighDays'
WHERE longest.Place = 1;
