-- People with a valid card at each month end from the first extract to the last, each once, by the card that began last; a D03 list, which names neither card nor commune, counts where no extract tells of the person. Feeds the snapshot fact.EnrolmentMonth.
-- Conserves  MemberCount of derive.EnrolledPeople by MonthKey, CommuneDurableKey, ParticipantGroupKey, SexKey, RegisteredFacilityDurableKey
CREATE VIEW derive.EnrolmentMonth
AS
SELECT
    monthEnd.MonthKey,
    span.CommuneKey,
    span.CommuneDurableKey,
    span.ParticipantGroupKey,
    span.SexKey,
    COALESCE(ageBand.AgeBandKey, -1) AS AgeBandKey,
    span.RegisteredFacilityKey,
    span.RegisteredFacilityDurableKey,
    COUNT(*) AS MemberCount
FROM
(
    -- Grouped, so that an engine works out the few month ends once and does not look through the calendar for every card.
    SELECT
        MAX(day.DateKey) AS DateKey,
        day.MonthKey,
        day.CalendarYear
    FROM
    (
        SELECT MIN(extract.ExtractDateKey) AS FirstDateKey, MAX(extract.ExtractDateKey) AS LastDateKey FROM dim.EnrolmentExtract AS extract WHERE extract.EnrolmentExtractKey > 0
    ) AS extent
    INNER JOIN dim.Date AS day
        ON day.DateKey BETWEEN extent.FirstDateKey AND extent.LastDateKey
    WHERE day.IsMonthEnd = 1
    GROUP BY day.MonthKey, day.CalendarYear
) AS monthEnd
INNER JOIN fact.CardSpan AS span
    ON monthEnd.DateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
LEFT JOIN dim.AgeBand AS ageBand
    ON monthEnd.CalendarYear - span.BirthYear BETWEEN ageBand.FromAge AND ageBand.ToAge
    AND span.BirthYear > 0
    AND ageBand.AgeBandKey > 0
WHERE NOT EXISTS
(
    SELECT 1
    FROM fact.CardSpan AS later
    WHERE later.MemberDurableKey = span.MemberDurableKey
        AND monthEnd.DateKey BETWEEN later.SpanStartDateKey AND later.SpanEndDateKey
        AND
        (
            (later.BenefitCode <> '' AND span.BenefitCode = '')
            OR
            (
                CASE WHEN later.BenefitCode = '' THEN 0 ELSE 1 END = CASE WHEN span.BenefitCode = '' THEN 0 ELSE 1 END
                AND (later.SpanStartDateKey > span.SpanStartDateKey OR (later.SpanStartDateKey = span.SpanStartDateKey AND later.CardToken < span.CardToken))
            )
        )
)
GROUP BY
    monthEnd.MonthKey,
    span.CommuneKey,
    span.CommuneDurableKey,
    span.ParticipantGroupKey,
    span.SexKey,
    COALESCE(ageBand.AgeBandKey, -1),
    span.RegisteredFacilityKey,
    span.RegisteredFacilityDurableKey;
