-- R27             Very frequent visits
-- Vietnamese      Số lượt khám bất thường trong tháng hoặc trong bốn tháng
-- Suspicion       a member is examined more often than any illness wants: drugs are collected to be sold, or visits are made up in the member's name
-- Basis           TT 12/2026/TT-BTC art. 10(1): interval between visits; published cases of 27 visits in a month and of more than 50 in four months
-- Known innocent  care that comes in series: dialysis (N17–N19, Z49), tumours and chemotherapy (C00–D48, Z51), rabies and other vaccinations (Z20–Z29), wounds and fractures
--   dressed in turn (S00–T98), pregnancy (O00–O99, Z34, Z35); outpatient courses (care types 02, 08), drugs collected without examination (07), emergencies, and drugs
--   collected for somebody (entitlements 7 …) do not count
-- Amount at risk  the fund's payment for the visits of the month beyond ManyVisits; over four months, for those of the last month
-- Alarm           over one month 1 from ManyVisits on, 2 from HighVisits, 3 from VeryHighVisits; over four months 3
-- Needs           nothing
-- Scope           member
-- Thresholds      ManyVisits = 8 (examinations in a month, two a week); HighVisits = 15 (in a month); VeryHighVisits = 25 (in a month); FourMonthVisits = 50 (in four months)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.FrequentVisits
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'ManyVisits' THEN threshold.ThresholdValue END) AS ManyVisits,
        MAX(CASE WHEN threshold.ThresholdName = 'HighVisits' THEN threshold.ThresholdValue END) AS HighVisits,
        MAX(CASE WHEN threshold.ThresholdName = 'VeryHighVisits' THEN threshold.ThresholdValue END) AS VeryHighVisits,
        MAX(CASE WHEN threshold.ThresholdName = 'FourMonthVisits' THEN threshold.ThresholdValue END) AS FourMonthVisits
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R27'
),
visit AS
(
    SELECT
        claim.MemberDurableKey,
        claim.AdmissionDateKey / 100 AS MonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        ROW_NUMBER() OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey / 100 ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS Place
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode IN ('01', '05', '06')
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementCode <> '2'
        AND entitlement.EntitlementCode NOT LIKE '7%'
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter NOT IN ('C', 'O', 'S', 'T')
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'D00' AND 'D48')
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'N17' AND 'N19')
        AND NOT (SUBSTRING(diagnosis.DiagnosisCode, 1, 3) BETWEEN 'Z20' AND 'Z29')
        AND SUBSTRING(diagnosis.DiagnosisCode, 1, 3) NOT IN ('Z34', 'Z35', 'Z49', 'Z51')
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
        AND claim.FundPaidAmount > 0
),
monthly AS
(
    SELECT
        visit.MemberDurableKey,
        visit.MonthKey,
        ((visit.MonthKey / 100) * 12) + (visit.MonthKey % 100) AS MonthNumber,
        COUNT(*) AS VisitCount,
        COUNT(DISTINCT visit.TreatingFacilityDurableKey) AS FacilityCount,
        MIN(visit.TreatingFacilityDurableKey) AS FacilityDurableKey,
        SUM(visit.FundPaidAmount) AS MonthAmount,
        SUM(CASE WHEN visit.Place > limits.ManyVisits THEN visit.FundPaidAmount ELSE 0 END) AS BeyondAmount
    FROM visit
    CROSS JOIN limits
    GROUP BY visit.MemberDurableKey, visit.MonthKey
),
run AS
(
    SELECT
        monthly.MemberDurableKey,
        monthly.MonthKey,
        monthly.MonthNumber,
        monthly.VisitCount,
        monthly.FacilityCount,
        monthly.FacilityDurableKey,
        monthly.MonthAmount,
        monthly.BeyondAmount,
        LAG(monthly.MonthNumber, 1) OVER (PARTITION BY monthly.MemberDurableKey ORDER BY monthly.MonthNumber) AS MonthNumber1,
        LAG(monthly.MonthNumber, 2) OVER (PARTITION BY monthly.MemberDurableKey ORDER BY monthly.MonthNumber) AS MonthNumber2,
        LAG(monthly.MonthNumber, 3) OVER (PARTITION BY monthly.MemberDurableKey ORDER BY monthly.MonthNumber) AS MonthNumber3,
        LAG(monthly.VisitCount, 1) OVER (PARTITION BY monthly.MemberDurableKey ORDER BY monthly.MonthNumber) AS VisitCount1,
        LAG(monthly.VisitCount, 2) OVER (PARTITION BY monthly.MemberDurableKey ORDER BY monthly.MonthNumber) AS VisitCount2,
        LAG(monthly.VisitCount, 3) OVER (PARTITION BY monthly.MemberDurableKey ORDER BY monthly.MonthNumber) AS VisitCount3
    FROM monthly
),
summed AS
(
    SELECT
        run.MemberDurableKey,
        run.MonthKey,
        run.VisitCount,
        run.FacilityCount,
        CASE WHEN run.FacilityCount = 1 THEN run.FacilityDurableKey ELSE -1 END AS FacilityDurableKey,
        run.MonthAmount,
        run.BeyondAmount,
        run.VisitCount
            + CASE WHEN run.MonthNumber1 >= run.MonthNumber - 3 THEN run.VisitCount1 ELSE 0 END
            + CASE WHEN run.MonthNumber2 >= run.MonthNumber - 3 THEN run.VisitCount2 ELSE 0 END
            + CASE WHEN run.MonthNumber3 >= run.MonthNumber - 3 THEN run.VisitCount3 ELSE 0 END AS FourMonthCount
    FROM run
)
SELECT
    'R27' AS RuleCode,
    CAST(summed.MonthKey AS int) AS MonthKey,
    summed.FacilityDurableKey,
    summed.MemberDurableKey,
    'Month' AS SliceCode,
    CAST(summed.BeyondAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN summed.VisitCount >= limits.VeryHighVisits THEN 3 WHEN summed.VisitCount >= limits.HighVisits THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(N'Khám ', summed.VisitCount, N' lượt trong tháng ', summed.MonthKey % 100, N'/', summed.MonthKey / 100, N' tại ', summed.FacilityCount, N' cơ sở; ngưỡng ', CAST(limits.ManyVisits AS int), N' lượt') AS nvarchar(400)) AS Evidence
FROM summed
CROSS JOIN limits
WHERE summed.VisitCount >= limits.ManyVisits
UNION ALL
SELECT
    'R27',
    CAST(summed.MonthKey AS int),
    -1,
    summed.MemberDurableKey,
    'FourMonths',
    CAST(summed.MonthAmount AS decimal(18, 2)),
    CAST(3 AS smallint),
    CAST(CONCAT(N'Khám ', summed.FourMonthCount, N' lượt trong bốn tháng đến hết tháng ', summed.MonthKey % 100, N'/', summed.MonthKey / 100, N', riêng tháng này ', summed.VisitCount, N' lượt; ngưỡng ', CAST(limits.FourMonthVisits AS int), N' lượt') AS nvarchar(400))
FROM summed
CROSS JOIN limits
WHERE summed.FourMonthCount > limits.FourMonthVisits;
