-- R107            Two places at once
-- Vietnamese      Một người được khám, làm dịch vụ tại hai cơ sở cùng lúc
-- Suspicion       services that need the patient (examinations, images, functional tests, operations, procedures) are ordered for one member at two facilities in overlapping times of one day
-- Basis           TT 12/2026/TT-BTC art. 10(1): internal consistency; nobody is in two places
-- Known innocent  times that overlap by less than LeastMinutes, which clocks and typing explain; laboratory tests, drugs and supplies, which need no patient; tests done at another facility for the first
--   (codes with .K.); care at a distance; orders that a facility enters for the whole day at one moment
-- Amount at risk  the fund's payment for the visit that began later
-- Alarm           2, and 3 from LongMinutes of overlap on
-- Needs           nothing
-- Scope           member
-- Thresholds      LeastMinutes = 10 (minutes in both places); LongMinutes = 60 (minutes in both places)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.TwoPlacesAtOnce
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'LeastMinutes' THEN threshold.ThresholdValue END) AS LeastMinutes,
        MAX(CASE WHEN threshold.ThresholdName = 'LongMinutes' THEN threshold.ThresholdValue END) AS LongMinutes
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R107'
),
visit AS
(
    SELECT
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.SettlementMonthKey,
        claim.MemberDurableKey,
        claim.TreatingFacilityDurableKey,
        claim.TreatingFacilityKey,
        claim.AdmissionDateKey,
        claim.FundPaidAmount,
        MIN(claim.TreatingFacilityDurableKey) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey) AS FirstFacilityDurableKey,
        MAX(claim.TreatingFacilityDurableKey) OVER (PARTITION BY claim.MemberDurableKey, claim.AdmissionDateKey) AS LastFacilityDurableKey
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode IN ('01', '05', '06', '08')
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
),
present AS
(
    SELECT
        visit.ClaimKey,
        visit.ClaimNumber,
        visit.SettlementMonthKey,
        visit.MemberDurableKey,
        visit.TreatingFacilityDurableKey,
        facility.FacilityCode,
        visit.AdmissionDateKey,
        visit.FundPaidAmount,
        MIN(line.OrderMinute) AS FirstMinute,
        MAX(line.OrderMinute) AS LastMinute
    FROM visit
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimLineKey BETWEEN visit.ClaimKey * 100000 AND (visit.ClaimKey * 100000) + 99999
        AND line.OrderDateKey - visit.AdmissionDateKey = 0
    INNER JOIN dim.ServiceItem AS item
        ON item.ServiceItemKey = line.ServiceItemKey
        AND item.ServiceItemCode NOT LIKE '%.K.%'
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = visit.TreatingFacilityKey
    WHERE visit.FirstFacilityDurableKey <> visit.LastFacilityDurableKey
        AND line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode IN (2, 3, 8, 13, 18))
    GROUP BY
        visit.ClaimKey,
        visit.ClaimNumber,
        visit.SettlementMonthKey,
        visit.MemberDurableKey,
        visit.TreatingFacilityDurableKey,
        facility.FacilityCode,
        visit.AdmissionDateKey,
        visit.FundPaidAmount
),
pair AS
(
    SELECT
        later.ClaimKey,
        later.SettlementMonthKey,
        later.TreatingFacilityDurableKey,
        later.FundPaidAmount,
        later.AdmissionDateKey,
        later.FirstMinute,
        later.LastMinute,
        earlier.ClaimNumber AS EarlierNumber,
        earlier.FacilityCode AS EarlierFacilityCode,
        earlier.FirstMinute AS EarlierFirstMinute,
        earlier.LastMinute AS EarlierLastMinute,
        CASE WHEN earlier.LastMinute < later.LastMinute THEN earlier.LastMinute ELSE later.LastMinute END - later.FirstMinute AS SharedMinutes,
        ROW_NUMBER() OVER (PARTITION BY later.ClaimKey ORDER BY earlier.LastMinute DESC, earlier.ClaimNumber, earlier.FacilityCode) AS Place
    FROM present AS later
    INNER JOIN present AS earlier
        ON earlier.MemberDurableKey = later.MemberDurableKey
        AND earlier.AdmissionDateKey = later.AdmissionDateKey
        AND earlier.TreatingFacilityDurableKey <> later.TreatingFacilityDurableKey
        AND (earlier.FirstMinute < later.FirstMinute OR (earlier.FirstMinute = later.FirstMinute AND earlier.ClaimNumber < later.ClaimNumber)
            OR (earlier.FirstMinute = later.FirstMinute AND earlier.ClaimNumber = later.ClaimNumber AND earlier.FacilityCode < later.FacilityCode))
        AND earlier.LastMinute > later.FirstMinute
)
SELECT
    'R107' AS RuleCode,
    pair.SettlementMonthKey AS MonthKey,
    pair.TreatingFacilityDurableKey AS FacilityDurableKey,
    pair.ClaimKey,
    CAST(pair.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN pair.SharedMinutes >= limits.LongMinutes THEN 3 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Ngày ', pair.AdmissionDateKey % 100, N'/', (pair.AdmissionDateKey / 100) % 100, N'/', pair.AdmissionDateKey / 10000,
        N' có dịch vụ từ ', pair.FirstMinute / 60, N' giờ ', pair.FirstMinute % 60, N' đến ', pair.LastMinute / 60, N' giờ ', pair.LastMinute % 60,
        N', trong khi hồ sơ ', pair.EarlierNumber, N' tại cơ sở ', pair.EarlierFacilityCode, N' có dịch vụ từ ',
        pair.EarlierFirstMinute / 60, N' giờ ', pair.EarlierFirstMinute % 60, N' đến ', pair.EarlierLastMinute / 60, N' giờ ', pair.EarlierLastMinute % 60, N'; trùng ', pair.SharedMinutes, N' phút') AS nvarchar(400)) AS Evidence
FROM pair
CROSS JOIN limits
WHERE pair.Place = 1
    AND pair.SharedMinutes >= limits.LeastMinutes
    AND pair.FundPaidAmount > 0;
