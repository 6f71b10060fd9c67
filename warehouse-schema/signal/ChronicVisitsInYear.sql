-- R29             Chronic visits in a year
-- Vietnamese      Khám bệnh mạn tính quá số lần trong năm
-- Suspicion       a chronic disease that is seen once a month is billed more often
-- Basis           the rule of twelve chronic visits (care types 05, 08) a year; TT 12/2026/TT-BTC art. 10(1): interval between visits
-- Known innocent  appointments every four weeks, which make thirteen visits in a year (MostVisits); two diseases seen at two times; dialysis (N17–N19, Z49), tumours (C00–D48, Z51) and
--   thalassaemia (D56), which come more often; drugs collected for somebody (entitlements 7 …)
-- Amount at risk  the fund's payment for the visits of the month that come after MostVisits of the year
-- Alarm           1, 2 from HighVisits on, 3 from VeryHighVisits
-- Needs           nothing
-- Scope           member
-- Thresholds      MostVisits = 13 (visits for one disease in a calendar year); HighVisits = 18 (in a year); VeryHighVisits = 24 (in a year)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.ChronicVisitsInYear
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'MostVisits' THEN threshold.ThresholdValue END) AS MostVisits,
        MAX(CASE WHEN threshold.ThresholdName = 'HighVisits' THEN threshold.ThresholdValue END) AS HighVisits,
        MAX(CASE WHEN threshold.ThresholdName = 'VeryHighVisits' THEN threshold.ThresholdValue END) AS VeryHighVisits
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R29'
),
visit AS
(
    SELECT
        claim.MemberDurableKey,
        claim.AdmissionDateKey / 100 AS MonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        SUBSTRING(diagnosis.DiagnosisCode, 1, 3) AS DiseaseCode,
        ROW_NUMBER() OVER (PARTITION BY claim.MemberDurableKey, SUBSTRING(diagnosis.DiagnosisCode, 1, 3), claim.AdmissionDateKey / 10000 ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS Place
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode IN ('05', '08')
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementCode NOT LIKE '7%'
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'C'
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'D00' AND 'D48')
        AND SUBSTRING(diagnosis.DiagnosisCode, 1, 3) NOT IN ('D56', 'N17', 'N18', 'N19', 'Z49', 'Z51')
    WHERE claim.MemberDurableKey > 0
        AND claim.MainDiagnosisKey > 0
        AND claim.DischargeDateKey >= 20180701
        AND claim.FundPaidAmount > 0
),
monthly AS
(
    SELECT
        visit.MemberDurableKey,
        visit.DiseaseCode,
        visit.MonthKey,
        CASE WHEN MIN(visit.TreatingFacilityDurableKey) = MAX(visit.TreatingFacilityDurableKey) THEN MIN(visit.TreatingFacilityDurableKey) ELSE -1 END AS FacilityDurableKey,
        COUNT(*) AS BeyondCount,
        MAX(visit.Place) AS VisitCount,
        SUM(visit.FundPaidAmount) AS FundPaidAmount
    FROM visit
    CROSS JOIN limits
    WHERE visit.Place > limits.MostVisits
    GROUP BY visit.MemberDurableKey, visit.DiseaseCode, visit.MonthKey
)
SELECT
    'R29' AS RuleCode,
    CAST(monthly.MonthKey AS int) AS MonthKey,
    monthly.FacilityDurableKey,
    monthly.MemberDurableKey,
    CAST(monthly.DiseaseCode AS varchar(20)) AS SliceCode,
    CAST(monthly.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN monthly.VisitCount >= limits.VeryHighVisits THEN 3 WHEN monthly.VisitCount >= limits.HighVisits THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Đến tháng ', monthly.MonthKey % 100, N'/', monthly.MonthKey / 100, N' đã khám mạn tính ', monthly.VisitCount, N' lượt trong năm cho nhóm bệnh ', monthly.DiseaseCode,
        N', trong tháng ', monthly.BeyondCount, N' lượt vượt; ngưỡng ', CAST(limits.MostVisits AS int), N' lượt một năm') AS nvarchar(400)) AS Evidence
FROM monthly
CROSS JOIN limits;
