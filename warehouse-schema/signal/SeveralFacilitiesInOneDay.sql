-- R26             Visits at several facilities in one day
-- Vietnamese      Khám tại nhiều cơ sở trong cùng một ngày
-- Suspicion       one member is examined at several facilities on one day, for the same disease or in a row that no patient makes
-- Basis           TT 12/2026/TT-BTC art. 10(1): interval between visits
-- Known innocent  a visit that ended by referral, on which the next facility's visit follows; an emergency; a visit by referral paper or by appointment; drugs collected without
--   an examination; two different diseases at two facilities, as teeth in the morning
--   and eyes in the afternoon; a station that sends a patient on without writing a referral, which only a notice leaves open
-- Amount at risk  the fund's payment for the later visit
-- Alarm           1 at two facilities for the same disease (first three characters of the code), 2 at three facilities, 3 at more
-- Needs           nothing
-- Scope           member
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.SeveralFacilitiesInOneDay
AS
WITH busy AS
(
    SELECT
        claim.MemberDurableKey,
        claim.AdmissionDateKey,
        COUNT(DISTINCT claim.TreatingFacilityDurableKey) AS FacilityCount
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode IN ('01', '05', '06', '08')
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
    GROUP BY claim.MemberDurableKey, claim.AdmissionDateKey
    HAVING MIN(claim.TreatingFacilityDurableKey) <> MAX(claim.TreatingFacilityDurableKey)
),
visit AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.AdmissionDateKey,
        claim.FundPaidAmount,
        claim.MainDiagnosisKey,
        entitlement.EntitlementCode,
        SUBSTRING(diagnosis.DiagnosisCode, 1, 3) AS DiseaseCode,
        busy.FacilityCount,
        LAG(claim.ClaimNumber) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey ORDER BY claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierNumber,
        LAG(claim.AdmissionMinute) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey ORDER BY claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierMinute,
        LAG(claim.DischargeTypeCode) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey ORDER BY claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDischargeTypeCode,
        LAG(facility.FacilityCode) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey ORDER BY claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierFacilityCode,
        LAG(claim.TreatingFacilityDurableKey) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey ORDER BY claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierFacilityDurableKey,
        LAG(SUBSTRING(diagnosis.DiagnosisCode, 1, 3)) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey ORDER BY claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDiseaseCode
    FROM busy
    INNER JOIN fact.Claim AS claim
        ON claim.MemberDurableKey = busy.MemberDurableKey
        AND claim.AdmissionDateKey = busy.AdmissionDateKey
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode IN ('01', '05', '06', '08')
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
)
SELECT
    'R26' AS RuleCode,
    visit.SettlementMonthKey AS MonthKey,
    visit.TreatingFacilityDurableKey AS FacilityDurableKey,
    visit.ClaimKey,
    CAST(visit.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN visit.FacilityCount > 3 THEN 3 WHEN visit.FacilityCount = 3 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Ngày ', visit.AdmissionDateKey % 100, N'/', (visit.AdmissionDateKey / 100) % 100, N'/', visit.AdmissionDateKey / 10000,
        N' khám tại ', visit.FacilityCount, N' cơ sở; lượt ngay trước: hồ sơ ', visit.EarlierNumber, N' tại cơ sở ', visit.EarlierFacilityCode,
        N' lúc ', visit.EarlierMinute / 60, N' giờ ', visit.EarlierMinute % 60, N' phút, không có chuyển tuyến; nhóm bệnh ', visit.EarlierDiseaseCode, N' rồi ', visit.DiseaseCode) AS nvarchar(400)) AS Evidence
FROM visit
WHERE visit.EarlierFacilityDurableKey <> visit.TreatingFacilityDurableKey
    AND visit.EarlierDischargeTypeCode NOT IN (2, 5)
    AND visit.EntitlementCode NOT IN ('2', '1.3', '1.5')
    AND visit.EntitlementCode NOT LIKE '7%'
    AND visit.FundPaidAmount > 0
    AND (visit.FacilityCount > 2 OR (visit.EarlierDiseaseCode = visit.DiseaseCode AND visit.MainDiagnosisKey > 0));
