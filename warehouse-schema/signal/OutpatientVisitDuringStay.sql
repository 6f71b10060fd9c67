-- R25             Outpatient visit during an inpatient stay
-- Vietnamese      Khám ngoại trú trong khi đang nằm nội trú
-- Suspicion       a member who lies in one hospital is examined or treated as an outpatient, mostly somewhere else
-- Basis           TT 12/2026/TT-BTC art. 10(1): interval between visits, internal consistency
-- Known innocent  visits on the day of admission or discharge; drugs collected by the family (care type 07, entitlements 7 …); care at a distance (14);
--   dialysis, chemotherapy and radiotherapy that the hospital of the stay does not have (N17–N19, Z49, Z51); a newborn under the mother's number; leave from the ward,
--   above all before an emergency
-- Amount at risk  the fund's payment for the visit
-- Alarm           1 for an emergency or a visit at the hospital of the stay, 2 for another facility, 3 from ManyVisits on during one stay
-- Needs           nothing
-- Scope           member
-- Thresholds      ManyVisits = 3 (visits at other facilities during one stay)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.OutpatientVisitDuringStay
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.MemberDurableKey,
        claim.TreatingFacilityDurableKey,
        facility.FacilityCode,
        claim.AdmissionDateKey,
        claim.DischargeDateKey
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode = '03'
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'P'
        AND diagnosis.DiagnosisCode NOT LIKE 'Z38%'
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey > claim.AdmissionDateKey
),
visit AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        claim.AdmissionDateKey,
        claim.AdmissionMinute,
        entitlement.EntitlementCode,
        stay.ClaimKey AS StayKey,
        stay.ClaimNumber AS StayNumber,
        stay.FacilityCode AS StayFacilityCode,
        stay.AdmissionDateKey AS StayStartDateKey,
        stay.DischargeDateKey AS StayEndDateKey,
        CASE WHEN stay.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey THEN 0 ELSE 1 END AS IsElsewhere,
        ROW_NUMBER() OVER (PARTITION BY claim.ClaimKey ORDER BY CASE WHEN stay.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey THEN 1 ELSE 0 END, stay.AdmissionDateKey, stay.ClaimNumber, stay.FacilityCode) AS Place
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode IN ('01', '02', '05', '06', '08')
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementCode NOT LIKE '7%'
        AND entitlement.EntitlementCode <> '8'
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'P'
        AND SUBSTRING(diagnosis.DiagnosisCode, 1, 3) NOT IN ('N17', 'N18', 'N19', 'Z38', 'Z49', 'Z51')
    INNER JOIN stay
        ON stay.MemberDurableKey = claim.MemberDurableKey
        AND stay.AdmissionDateKey < claim.AdmissionDateKey
        AND stay.DischargeDateKey > claim.AdmissionDateKey
    WHERE claim.DischargeDateKey >= 20180701
        AND claim.FundPaidAmount > 0
),
counted AS
(
    SELECT
        visit.ClaimKey,
        visit.SettlementMonthKey,
        visit.TreatingFacilityDurableKey,
        visit.FundPaidAmount,
        visit.AdmissionDateKey,
        visit.AdmissionMinute,
        visit.EntitlementCode,
        visit.StayNumber,
        visit.StayFacilityCode,
        visit.StayStartDateKey,
        visit.StayEndDateKey,
        visit.IsElsewhere,
        SUM(visit.IsElsewhere) OVER (PARTITION BY visit.StayKey) AS VisitCount
    FROM visit
    WHERE visit.Place = 1
)
SELECT
    'R25' AS RuleCode,
    counted.SettlementMonthKey AS MonthKey,
    counted.TreatingFacilityDurableKey AS FacilityDurableKey,
    counted.ClaimKey,
    CAST(counted.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN counted.IsElsewhere = 0 OR counted.EntitlementCode = '2' THEN 1
        WHEN counted.VisitCount >= many.ThresholdValue THEN 3
        ELSE 2
    END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Khám ngoại trú ngày ', counted.AdmissionDateKey % 100, N'/', (counted.AdmissionDateKey / 100) % 100, N'/', counted.AdmissionDateKey / 10000,
        N' khi đang nằm nội trú theo hồ sơ ', counted.StayNumber, N' tại cơ sở ', counted.StayFacilityCode,
        N' từ ', counted.StayStartDateKey % 100, N'/', (counted.StayStartDateKey / 100) % 100, N'/', counted.StayStartDateKey / 10000,
        N' đến ', counted.StayEndDateKey % 100, N'/', (counted.StayEndDateKey / 100) % 100, N'/', counted.StayEndDateKey / 10000,
        N'; số lượt như vậy tại nơi khác trong đợt này: ', counted.VisitCount) AS nvarchar(400)) AS Evidence
FROM counted
INNER JOIN dim.SignalThreshold AS many
    ON many.RuleCode = 'R25'
    AND many.ThresholdName = 'ManyVisits';
