-- K10          People leaving state support who stay insured
-- Numerator    of them, those who hold a card of a group that the state does not pay in full within 90 days after it ended
-- Denominator  people whose card of a group paid by the state, or of the near-poor, ended in the month and who got no other such card within 90 days
-- Grain  one row per month and participant group of the card that ended
-- Period  flow
-- Hides  Numerator, Denominator
-- Caution  months whose 90 days are not over at the last extract are left out; deaths and moves out of the province count as not insured; D03 lists end no card that can be named
-- Basis        Luật 51/2024/QH15 art. 12(3) and (4): who leaves the poor, the near-poor or a hard area keeps cover only by joining another group
-- Conserves  nothing: people are followed from card to card and counted once
CREATE VIEW indicator.LeavingStateSupport
AS
WITH span AS
(
    SELECT
        card.MemberDurableKey,
        card.CardSpanKey,
        card.CardToken,
        firstDay.DayNumber AS FirstDayNumber,
        CASE WHEN card.SpanEndDateKey = 99991231 THEN 99999999 ELSE lastDay.DayNumber END AS LastDayNumber,
        lastDay.MonthKey AS LastMonthKey,
        card.SpanEndDateKey,
        participantGroup.ParticipantGroupKey,
        CASE WHEN participantGroup.PayerCode = 3 OR participantGroup.GroupCode = 'CN' THEN 1 ELSE 0 END AS IsSupported
    FROM fact.CardSpan AS card
    INNER JOIN dim.Date AS firstDay
        ON firstDay.DateKey = card.SpanStartDateKey
    INNER JOIN dim.Date AS lastDay
        ON lastDay.DateKey = card.SpanEndDateKey
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = card.ParticipantGroupKey
    WHERE card.MemberDurableKey > 0
        AND card.BenefitCode <> ''
),
lastExtract AS
(
    SELECT MAX(day.DayNumber) AS DayNumber
    FROM dim.EnrolmentExtract AS extract
    INNER JOIN dim.Date AS day
        ON day.DateKey = extract.ExtractDateKey
    WHERE extract.EnrolmentExtractKey > 0
),
ended AS
(
    SELECT
        span.MemberDurableKey,
        span.CardSpanKey,
        span.LastDayNumber,
        span.LastMonthKey,
        span.ParticipantGroupKey,
        ROW_NUMBER() OVER (PARTITION BY span.MemberDurableKey, span.LastMonthKey ORDER BY span.LastDayNumber DESC, span.CardToken, span.CardSpanKey) AS Place
    FROM span
    CROSS JOIN lastExtract
    WHERE span.IsSupported = 1
        AND span.SpanEndDateKey < 99991231
        AND span.LastDayNumber + 90 <= lastExtract.DayNumber
),
followed AS
(
    SELECT
        ended.LastMonthKey,
        ended.ParticipantGroupKey,
        ended.CardSpanKey,
        MAX(CASE WHEN later.IsSupported = 1 THEN 1 ELSE 0 END) AS StaysSupported,
        MAX(CASE WHEN later.IsSupported = 0 THEN 1 ELSE 0 END) AS StaysInsured
    FROM ended
    LEFT JOIN span AS later
        ON later.MemberDurableKey = ended.MemberDurableKey
        AND later.CardSpanKey <> ended.CardSpanKey
        AND later.FirstDayNumber <= ended.LastDayNumber + 90
        AND later.LastDayNumber > ended.LastDayNumber
    WHERE ended.Place = 1
    GROUP BY ended.LastMonthKey, ended.ParticipantGroupKey, ended.CardSpanKey
)
SELECT
    'K10' AS IndicatorCode,
    followed.LastMonthKey AS MonthKey,
    followed.ParticipantGroupKey,
    SUM(followed.StaysInsured) AS Numerator,
    COUNT(*) AS Denominator
FROM followed
WHERE followed.StaysSupported = 0
GROUP BY followed.LastMonthKey, followed.ParticipantGroupKey;
