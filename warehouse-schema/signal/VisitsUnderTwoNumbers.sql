-- R102            Visits under two numbers
-- Vietnamese      Một người khám xen kẽ dưới hai mã số BHXH
-- Suspicion       one person uses two BHXH numbers in turn, so that visits, limits and quantities of drugs do not meet in one history
-- Basis           Luật BHXH 41/2024/QH15: one number for one person; TT 12/2026/TT-BTC art. 10(1): validity of the card, interval between visits
-- Known innocent  a number that was replaced by another once, in whichever direction; an old number that one hospital kept in its files, long after (beyond MostDays);
--   two people whom the matching took for one, which is why links for review are notices
-- Amount at risk  the fund's payment for the visit under the other number
-- Alarm           1 where the link of the two numbers is for review, 2 where it is accepted, 3 where a reviewer confirmed it
-- Needs           fact.IdentityLink where WithdrawnLoadRunKey = -1
-- Scope           member
-- Thresholds      MostDays = 92 (days within which the visits before and after lie)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.VisitsUnderTwoNumbers
AS
WITH several AS
(
    SELECT
        matched.PersonToken
    FROM dim.MatchedPerson AS matched
    GROUP BY matched.PersonToken
    HAVING MIN(matched.MemberToken) <> MAX(matched.MemberToken)
),
link AS
(
    -- The weakest of the links on which the person rests.
    SELECT
        matched.PersonToken,
        MIN(CASE linked.StatusCode WHEN 'Confirmed' THEN 3 WHEN 'Accepted' THEN 2 ELSE 1 END) AS Strength
    FROM several
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = several.PersonToken
    INNER JOIN fact.IdentityLink AS linked
        ON linked.MemberToken = matched.MemberToken
        AND linked.WithdrawnLoadRunKey = -1
    GROUP BY matched.PersonToken
),
visit AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.MemberDurableKey,
        claim.AdmissionDateKey,
        claim.FundPaidAmount,
        link.Strength,
        LAG(claim.MemberDurableKey) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierMemberDurableKey,
        LEAD(claim.MemberDurableKey) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS LaterMemberDurableKey,
        LAG(claim.ClaimNumber) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierNumber,
        LEAD(claim.ClaimNumber) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS LaterNumber,
        LAG(admission.DayNumber) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDay,
        LEAD(admission.DayNumber) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS LaterDay,
        LAG(claim.AdmissionDateKey) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDateKey,
        LEAD(claim.AdmissionDateKey) OVER (PARTITION BY matched.PersonToken ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS LaterDateKey
    FROM link
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = link.PersonToken
    INNER JOIN dim.Member AS member
        ON member.MemberToken = matched.MemberToken
        AND member.IsCurrent = 1
    INNER JOIN fact.Claim AS claim
        ON claim.MemberDurableKey = member.MemberDurableKey
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    WHERE claim.DischargeDateKey >= 20180701
)
SELECT
    'R102' AS RuleCode,
    visit.SettlementMonthKey AS MonthKey,
    visit.TreatingFacilityDurableKey AS FacilityDurableKey,
    visit.ClaimKey,
    CAST(visit.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(visit.Strength AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Ngày ', visit.AdmissionDateKey % 100, N'/', (visit.AdmissionDateKey / 100) % 100, N'/', visit.AdmissionDateKey / 10000,
        N' khám dưới mã số khác với lượt trước (hồ sơ ', visit.EarlierNumber, N', ', visit.EarlierDateKey % 100, N'/', (visit.EarlierDateKey / 100) % 100, N'/', visit.EarlierDateKey / 10000,
        N') và lượt sau (hồ sơ ', visit.LaterNumber, N', ', visit.LaterDateKey % 100, N'/', (visit.LaterDateKey / 100) % 100, N'/', visit.LaterDateKey / 10000, N') của cùng một người') AS nvarchar(400)) AS Evidence
FROM visit
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R102'
    AND most.ThresholdName = 'MostDays'
WHERE visit.EarlierMemberDurableKey = visit.LaterMemberDurableKey
    AND visit.EarlierMemberDurableKey <> visit.MemberDurableKey
    AND visit.LaterDay - visit.EarlierDay <= most.ThresholdValue
    AND visit.FundPaidAmount > 0;
