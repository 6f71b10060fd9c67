-- R17             Care after the card was reduced
-- Vietnamese      Khám chữa bệnh bằng thẻ đã báo giảm
-- Suspicion       care is claimed on a card that the participant's unit had already reported as reduced (phương án GH)
-- Basis           TT 12/2026/TT-BTC art. 10(1): validity of the card; the portal answers a look-up of such a card with 110 or 120 to 124, so the facility could know
-- Known innocent  a person who is reduced in one unit and taken up in another, whose new card is valid; a valid card under another BHXH number; a reduction reported only after
--   the visit, for a day before it: nobody could know it at the desk, which is why it is a notice
-- Amount at risk  the fund's payment for the claim
-- Alarm           1 where the extract that tells of the reduction came after the visit, 2 where it came before, 3 from ManyVisits on after one reduction
-- Needs           fact.CardSpan where PlanCode = 'GH'
-- Scope           member
-- Thresholds      ManyVisits = 4 (visits after one reduction)
-- Version         1, 2026-11-28
-- Valid           from 20250701
CREATE VIEW signal.CareAfterCardWasReduced
AS
WITH reduced AS
(
    SELECT
        span.MemberDurableKey,
        span.SpanEndDateKey,
        MIN(span.ExtractDateKey) AS ToldDateKey
    FROM fact.CardSpan AS span
    WHERE span.PlanCode = 'GH'
        AND span.MemberDurableKey > 0
    GROUP BY span.MemberDurableKey, span.SpanEndDateKey
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
        reduced.SpanEndDateKey AS ReducedDateKey,
        reduced.ToldDateKey,
        ROW_NUMBER() OVER (PARTITION BY claim.ClaimKey ORDER BY reduced.SpanEndDateKey DESC) AS Place
    FROM reduced
    INNER JOIN fact.Claim AS claim
        ON claim.MemberDurableKey = reduced.MemberDurableKey
        AND claim.AdmissionDateKey > reduced.SpanEndDateKey
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementCode NOT IN ('1.6', '1.7')
    WHERE claim.MemberDurableKey IN (SELECT reduced.MemberDurableKey FROM reduced)
        AND claim.DischargeDateKey >= 20250701
        AND claim.FundPaidAmount > 0
),
ownCard AS
(
    -- A card that began or went on after the reduction, valid or not: a later one that ended is R16.
    SELECT
        visit.ClaimKey
    FROM visit
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = visit.MemberDurableKey
        AND span.SpanStartDateKey <= visit.AdmissionDateKey
        AND span.SpanEndDateKey > visit.ReducedDateKey
    WHERE visit.Place = 1
    GROUP BY visit.ClaimKey
),
number AS
(
    -- Participants who are one person with another one.
    SELECT
        matched.PersonToken,
        member.MemberDurableKey
    FROM
    (
        SELECT
            several.PersonToken
        FROM dim.MatchedPerson AS several
        GROUP BY several.PersonToken
        HAVING MIN(several.MemberToken) <> MAX(several.MemberToken)
    ) AS person
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = person.PersonToken
    INNER JOIN dim.Member AS member
        ON member.MemberToken = matched.MemberToken
        AND member.IsCurrent = 1
    GROUP BY matched.PersonToken, member.MemberDurableKey -- a list of its own: few people have several numbers
),
otherNumber AS
(
    SELECT
        visit.ClaimKey
    FROM visit
    INNER JOIN number AS shown
        ON shown.MemberDurableKey = visit.MemberDurableKey
    INNER JOIN number AS other
        ON other.PersonToken = shown.PersonToken
        AND other.MemberDurableKey <> shown.MemberDurableKey
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = other.MemberDurableKey
        AND visit.AdmissionDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
    WHERE visit.Place = 1
    GROUP BY visit.ClaimKey
),
judged AS
(
    SELECT
        visit.ClaimKey,
        visit.SettlementMonthKey,
        visit.TreatingFacilityDurableKey,
        visit.AdmissionDateKey,
        visit.FundPaidAmount,
        visit.ReducedDateKey,
        visit.ToldDateKey,
        COUNT(*) OVER (PARTITION BY visit.MemberDurableKey, visit.ReducedDateKey) AS VisitCount
    FROM visit
    LEFT JOIN ownCard
        ON ownCard.ClaimKey = visit.ClaimKey
    LEFT JOIN otherNumber
        ON otherNumber.ClaimKey = visit.ClaimKey
    WHERE visit.Place = 1
        AND ownCard.ClaimKey IS NULL
        AND otherNumber.ClaimKey IS NULL
)
SELECT
    'R17' AS RuleCode,
    judged.SettlementMonthKey AS MonthKey,
    judged.TreatingFacilityDurableKey AS FacilityDurableKey,
    judged.ClaimKey,
    CAST(judged.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN judged.VisitCount >= many.ThresholdValue THEN 3 WHEN judged.ToldDateKey > judged.AdmissionDateKey THEN 1 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Đến khám ngày ', judged.AdmissionDateKey % 100, N'/', (judged.AdmissionDateKey / 100) % 100, N'/', judged.AdmissionDateKey / 10000,
        N'; thẻ đã báo giảm (GH), giá trị đến ', judged.ReducedDateKey % 100, N'/', (judged.ReducedDateKey / 100) % 100, N'/', judged.ReducedDateKey / 10000,
        N', trích ngày ', judged.ToldDateKey % 100, N'/', (judged.ToldDateKey / 100) % 100, N'/', judged.ToldDateKey / 10000,
        N'; số lượt sau khi giảm: ', judged.VisitCount) AS nvarchar(400)) AS Evidence
FROM judged
INNER JOIN dim.SignalThreshold AS many
    ON many.RuleCode = 'R17'
    AND many.ThresholdName = 'ManyVisits';
