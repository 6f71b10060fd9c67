-- K09          Renewal rate
-- Numerator    people whose card ended in the month and who hold another one on the next day: renewed
-- Denominator  people whose card ended in the month; those who are not renewed have lapsed
-- Grain  one row per month and participant group of the card that ended
-- Period  flow
-- Hides  Numerator, Denominator
-- Caution  deaths and moves out of the province count as lapsed; the last month grows until the next extract tells of its renewals; D03 lists end no card that can be named
-- Basis        statistics dictionary: new, renewed and lapsed participants by month and group
-- Conserves  Denominator = distinct MemberDurableKey of fact.CardSpan by MonthKey = SpanEndDateKey / 100, ParticipantGroupKey where BenefitCode <> '' AND SpanEndDateKey BETWEEN (SELECT MIN(first.ExtractDateKey) FROM fact.CardSpan AS first) AND (SELECT MAX(last.ExtractDateKey) FROM fact.CardSpan AS last);
-- Conserves  Numerator = distinct MemberDurableKey of fact.CardSpan by MonthKey = SpanEndDateKey / 100, ParticipantGroupKey where BenefitCode <> '' AND SpanEndDateKey BETWEEN (SELECT MIN(first.ExtractDateKey) FROM fact.CardSpan AS first) AND (SELECT MAX(last.ExtractDateKey) FROM fact.CardSpan AS last) AND EXISTS (SELECT 1 FROM dim.Date AS ending INNER JOIN dim.Date AS dayAfter ON dayAfter.DayNumber = ending.DayNumber + 1 AND dayAfter.DateKey > 0 INNER JOIN fact.CardSpan AS renewed ON dayAfter.DateKey BETWEEN renewed.SpanStartDateKey AND renewed.SpanEndDateKey WHERE ending.DateKey = own.SpanEndDateKey AND renewed.MemberDurableKey = own.MemberDurableKey AND renewed.CardSpanKey <> own.CardSpanKey)
CREATE VIEW indicator.RenewalRate
AS
WITH extent AS
(
    SELECT
        MIN(span.ExtractDateKey) AS FirstDateKey,
        MAX(span.ExtractDateKey) AS LastDateKey
    FROM fact.CardSpan AS span
),
day AS
(
    SELECT
        calendar.DateKey,
        calendar.MonthKey,
        LEAD(calendar.DateKey) OVER (ORDER BY calendar.DateKey) AS NextDateKey
    FROM dim.Date AS calendar
    WHERE calendar.DateKey > 0
),
ended AS
(
    SELECT
        day.MonthKey,
        span.ParticipantGroupKey,
        span.MemberDurableKey,
        MAX(CASE WHEN renewed.CardSpanKey IS NULL THEN 0 ELSE 1 END) AS IsRenewed
    FROM fact.CardSpan AS span
    CROSS JOIN extent
    INNER JOIN day
        ON day.DateKey = span.SpanEndDateKey
        AND day.DateKey BETWEEN extent.FirstDateKey AND extent.LastDateKey
    LEFT JOIN fact.CardSpan AS renewed
        ON renewed.MemberDurableKey = span.MemberDurableKey
        AND renewed.CardSpanKey <> span.CardSpanKey
        AND day.NextDateKey BETWEEN renewed.SpanStartDateKey AND renewed.SpanEndDateKey
    WHERE span.BenefitCode <> ''
    GROUP BY day.MonthKey, span.ParticipantGroupKey, span.MemberDurableKey
)
SELECT
    'K09' AS IndicatorCode,
    ended.MonthKey,
    ended.ParticipantGroupKey,
    SUM(ended.IsRenewed) AS Numerator,
    COUNT(*) AS Denominator
FROM ended
GROUP BY ended.MonthKey, ended.ParticipantGroupKey;
