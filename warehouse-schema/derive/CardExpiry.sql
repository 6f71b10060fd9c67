-- Whose cards end, day by day, from four months before the last extract of cards to four months after it. Feeds fact.CoveragePath, which sets the ends ahead against those behind: a trend knows of the usual ones.
-- Grain  one row per last day of a card, commune and participant group of the card
-- Caution  EndingCount counts people whether another card follows or not, LastCount only those who hold none that ends later; D03 lists end no card that can be named
-- Conserves  EndingCount = distinct MemberDurableKey of fact.CardSpan by SpanEndDateKey, CommuneDurableKey, ParticipantGroupKey where MemberDurableKey > 0 AND BenefitCode <> '' AND SpanEndDateKey IN (SELECT near.DateKey FROM dim.Date AS near WHERE near.DateKey BETWEEN 19900101 AND 20401231 AND ABS(near.DayNumber - (SELECT MAX(day.DayNumber) FROM dim.EnrolmentExtract AS extract INNER JOIN dim.Date AS day ON day.DateKey = extract.ExtractDateKey WHERE extract.EnrolmentExtractKey > 0)) <= 124);
-- Conserves  LastCount = rows of fact.CardSpan by SpanEndDateKey, CommuneDurableKey, ParticipantGroupKey where MemberDurableKey > 0 AND BenefitCode <> '' AND SpanEndDateKey IN (SELECT near.DateKey FROM dim.Date AS near WHERE near.DateKey BETWEEN 19900101 AND 20401231 AND ABS(near.DayNumber - (SELECT MAX(day.DayNumber) FROM dim.EnrolmentExtract AS extract INNER JOIN dim.Date AS day ON day.DateKey = extract.ExtractDateKey WHERE extract.EnrolmentExtractKey > 0)) <= 124) AND NOT EXISTS (SELECT 1 FROM fact.CardSpan AS later WHERE later.MemberDurableKey = own.MemberDurableKey AND later.BenefitCode <> '' AND (later.SpanEndDateKey > own.SpanEndDateKey OR (later.SpanEndDateKey = own.SpanEndDateKey AND later.CardSpanKey > own.CardSpanKey)))
CREATE VIEW derive.CardExpiry
AS
WITH lastExtract AS
(
    SELECT MAX(day.DayNumber) AS DayNumber
    FROM dim.EnrolmentExtract AS extract
    INNER JOIN dim.Date AS day
        ON day.DateKey = extract.ExtractDateKey
    WHERE extract.EnrolmentExtractKey > 0
),
ending AS
(
    SELECT
        span.SpanEndDateKey,
        span.CommuneDurableKey,
        span.ParticipantGroupKey,
        span.MemberDurableKey,
        CASE
            WHEN EXISTS
            (
                SELECT 1
                FROM fact.CardSpan AS later
                WHERE later.MemberDurableKey = span.MemberDurableKey
                    AND later.BenefitCode <> ''
                    AND (later.SpanEndDateKey > span.SpanEndDateKey OR (later.SpanEndDateKey = span.SpanEndDateKey AND later.CardSpanKey > span.CardSpanKey))
            ) THEN 0
            ELSE 1
        END AS IsLast
    FROM lastExtract
    INNER JOIN dim.Date AS day
        ON day.DayNumber BETWEEN lastExtract.DayNumber - 124 AND lastExtract.DayNumber + 124
        AND day.DateKey BETWEEN 19900101 AND 20401231
    INNER JOIN fact.CardSpan AS span
        ON span.SpanEndDateKey = day.DateKey
    WHERE span.MemberDurableKey > 0
        AND span.BenefitCode <> ''
)
SELECT
    ending.SpanEndDateKey,
    ending.CommuneDurableKey,
    ending.ParticipantGroupKey,
    COUNT(DISTINCT ending.MemberDurableKey) AS EndingCount,
    SUM(ending.IsLast) AS LastCount
FROM ending
GROUP BY ending.SpanEndDateKey, ending.CommuneDurableKey, ending.ParticipantGroupKey;
