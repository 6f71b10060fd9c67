-- People with a valid card at each month end, the cards of those who ever had several ranked instead of compared pair by pair: the other way to the figures of derive.EnrolmentMonth, which are held against it.
-- Conserves  nothing: it is itself what derive.EnrolmentMonth is held against
CREATE VIEW derive.EnrolledPeople
AS
WITH several AS
(
    SELECT
        span.MemberDurableKey
    FROM fact.CardSpan AS span
    GROUP BY span.MemberDurableKey
    HAVING COUNT(*) > 1
),
ranked AS
(
    SELECT
        ending.MonthKey,
        span.CommuneDurableKey,
        span.ParticipantGroupKey,
        span.SexKey,
        span.RegisteredFacilityDurableKey,
        ROW_NUMBER() OVER (PARTITION BY ending.MonthKey, span.MemberDurableKey ORDER BY CASE WHEN span.BenefitCode = '' THEN 1 ELSE 0 END, span.SpanStartDateKey DESC, span.CardToken) AS Place
    FROM fact.CardSpan AS span
    INNER JOIN derive.EnrolledMonthEnd AS ending
        ON ending.DateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
    WHERE span.MemberDurableKey IN (SELECT several.MemberDurableKey FROM several)
),
alike AS
(
    -- Cards that begin and end together are counted before they are spread over the months.
    SELECT
        span.SpanStartDateKey,
        span.SpanEndDateKey,
        span.CommuneDurableKey,
        span.ParticipantGroupKey,
        span.SexKey,
        span.RegisteredFacilityDurableKey,
        COUNT(*) AS MemberCount
    FROM fact.CardSpan AS span
    WHERE span.MemberDurableKey NOT IN (SELECT several.MemberDurableKey FROM several)
    GROUP BY span.SpanStartDateKey, span.SpanEndDateKey, span.CommuneDurableKey, span.ParticipantGroupKey, span.SexKey, span.RegisteredFacilityDurableKey
)
SELECT
    ending.MonthKey,
    alike.CommuneDurableKey,
    alike.ParticipantGroupKey,
    alike.SexKey,
    alike.RegisteredFacilityDurableKey,
    alike.MemberCount
FROM alike
INNER JOIN derive.EnrolledMonthEnd AS ending
    ON ending.DateKey BETWEEN alike.SpanStartDateKey AND alike.SpanEndDateKey
UNION ALL
SELECT
    ranked.MonthKey,
    ranked.CommuneDurableKey,
    ranked.ParticipantGroupKey,
    ranked.SexKey,
    ranked.RegisteredFacilityDurableKey,
    1
FROM ranked
WHERE ranked.Place = 1;
