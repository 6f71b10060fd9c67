-- People with a valid card at each month end from the first extract to the last, each once, by the card that began last. Feeds the snapshot fact.EnrolmentMonth.
CREATE VIEW derive.EnrolmentMonth
AS
SELECT
    held.MonthKey,
    held.CommuneKey,
    held.CommuneDurableKey,
    held.ParticipantGroupKey,
    held.SexKey,
    COALESCE(ageBand.AgeBandKey, -1) AS AgeBandKey,
    held.RegisteredFacilityKey,
    held.RegisteredFacilityDurableKey,
    SUM(held.MemberCount) AS MemberCount
FROM
(
    SELECT
        monthEnd.MonthKey,
        monthEnd.CalendarYear,
        span.CommuneKey,
        span.CommuneDurableKey,
        span.ParticipantGroupKey,
        span.SexKey,
        span.BirthYear,
        span.RegisteredFacilityKey,
        span.RegisteredFacilityDurableKey,
        COUNT(*) AS MemberCount
    FROM
    (
        SELECT MIN(known.ExtractDateKey) AS FirstDateKey, MAX(known.ExtractDateKey) AS LastDateKey FROM fact.CardSpan AS known
    ) AS extent
    INNER JOIN dim.Date AS monthEnd
        ON monthEnd.DateKey BETWEEN extent.FirstDateKey AND extent.LastDateKey
        AND monthEnd.IsMonthEnd = 1
    INNER JOIN fact.CardSpan AS span
        ON monthEnd.DateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
    WHERE NOT EXISTS
    (
        SELECT 1
        FROM fact.CardSpan AS later
        WHERE later.MemberDurableKey = span.MemberDurableKey
            AND monthEnd.DateKey BETWEEN later.SpanStartDateKey AND later.SpanEndDateKey
            AND (later.SpanStartDateKey > span.SpanStartDateKey OR (later.SpanStartDateKey = span.SpanStartDateKey AND later.CardToken < span.CardToken))
    )
    GROUP BY
        monthEnd.MonthKey,
        monthEnd.CalendarYear,
        span.CommuneKey,
        span.CommuneDurableKey,
        span.ParticipantGroupKey,
        span.SexKey,
        span.BirthYear,
        span.RegisteredFacilityKey,
        span.RegisteredFacilityDurableKey
) AS held
LEFT JOIN dim.AgeBand AS ageBand
    ON held.CalendarYear - held.BirthYear BETWEEN ageBand.FromAge AND ageBand.ToAge
    AND held.BirthYear > 0
    AND ageBand.AgeBandKey > 0
GROUP BY
    held.MonthKey,
    held.CommuneKey,
    held.CommuneDurableKey,
    held.ParticipantGroupKey,
    held.SexKey,
    COALESCE(ageBand.AgeBandKey, -1),
    held.RegisteredFacilityKey,
    held.RegisteredFacilityDurableKey;
