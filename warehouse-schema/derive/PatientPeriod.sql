-- People treated in each month and each quarter, by facility and by all of them together. Feeds fact.CostGrowth.
-- Grain  one row per period (its first and last settlement month) and treating facility; -1 all facilities together, where who was at two is counted once
-- Caution  who cannot be told from others (no participant) is one person at each visit; a quarter of which a month has no claim at all is there too, so compare periods by the months they have
-- Conserves  nothing: a person counts once in each period and facility, and not in the sum of them, and its visits are held against derive.CostCellMonth where it is read
CREATE VIEW derive.PatientPeriod
AS
WITH visit AS
(
    SELECT claim.SettlementMonthKey AS FromMonthKey, claim.SettlementMonthKey AS MonthKey, claim.TreatingFacilityDurableKey AS FacilityDurableKey, claim.MemberDurableKey, COUNT(*) AS ClaimCount
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, claim.MemberDurableKey
),
quarter AS
(
    SELECT
        visit.MonthKey - ((visit.MonthKey % 100 - 1) % 3) AS FromMonthKey,
        visit.MonthKey - ((visit.MonthKey % 100 - 1) % 3) + 2 AS MonthKey,
        visit.FacilityDurableKey,
        visit.MemberDurableKey,
        SUM(visit.ClaimCount) AS ClaimCount
    FROM visit
    GROUP BY visit.MonthKey - ((visit.MonthKey % 100 - 1) % 3), visit.FacilityDurableKey, visit.MemberDurableKey
),
period AS
(
    SELECT visit.FromMonthKey, visit.MonthKey, visit.FacilityDurableKey, visit.MemberDurableKey, visit.ClaimCount FROM visit
    UNION ALL
    SELECT quarter.FromMonthKey, quarter.MonthKey, quarter.FacilityDurableKey, quarter.MemberDurableKey, quarter.ClaimCount FROM quarter
)
SELECT
    period.FromMonthKey,
    period.MonthKey,
    period.FacilityDurableKey,
    SUM(CASE WHEN period.MemberDurableKey > 0 THEN 1 ELSE period.ClaimCount END) AS PersonCount,
    SUM(period.ClaimCount) AS ClaimCount
FROM period
WHERE period.FacilityDurableKey > 0
GROUP BY period.FromMonthKey, period.MonthKey, period.FacilityDurableKey
UNION ALL
SELECT
    everywhere.FromMonthKey,
    everywhere.MonthKey,
    -1,
    SUM(CASE WHEN everywhere.MemberDurableKey > 0 THEN 1 ELSE everywhere.ClaimCount END),
    SUM(everywhere.ClaimCount)
FROM
(
    SELECT period.FromMonthKey, period.MonthKey, period.MemberDurableKey, SUM(period.ClaimCount) AS ClaimCount
    FROM period
    GROUP BY period.FromMonthKey, period.MonthKey, period.MemberDurableKey
) AS everywhere
GROUP BY everywhere.FromMonthKey, everywhere.MonthKey;
