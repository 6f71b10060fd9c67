-- R77             Second active card
-- Vietnamese      Một người có hai thẻ BHYT cùng hiệu lực
-- Suspicion       one BHXH number holds two cards that are valid on the same day, so that the fund or a budget pays the contribution twice
-- Basis           Luật BHYT 25/2008/QH12 art. 12 (of several groups the first counts), art. 20: a person is issued one card
-- Known innocent  a card that follows another from the next day on; a D03 list, which names no card; a change of group with the old card cut to the day before
-- Amount at risk  nothing of the fund's care: what both cards' budgets paid in support of the younger one
-- Alarm           1 for an overlap of up to MostDays, 2 for a longer one, 3 where a budget supports both
-- Needs           nothing
-- Scope           member
-- Thresholds      MostDays = 31 (days of overlap that a slow decrease report explains)
-- Version         2, 2026-11-28
-- Valid           from 20150101
CREATE VIEW signal.SecondActiveCard
AS
WITH card AS
(
    SELECT
        span.MemberDurableKey,
        span.CardToken,
        span.SpanStartDateKey,
        span.SpanEndDateKey,
        span.CentralSupportAmount + span.LocalSupportAmount AS SupportAmount,
        span.RegisteredFacilityDurableKey,
        LAG(span.SpanEndDateKey) OVER (PARTITION BY span.MemberDurableKey ORDER BY span.SpanStartDateKey, span.CardToken) AS EarlierEndDateKey,
        LAG(span.SpanStartDateKey) OVER (PARTITION BY span.MemberDurableKey ORDER BY span.SpanStartDateKey, span.CardToken) AS EarlierStartDateKey,
        LAG(span.CentralSupportAmount + span.LocalSupportAmount) OVER (PARTITION BY span.MemberDurableKey ORDER BY span.SpanStartDateKey, span.CardToken) AS EarlierSupportAmount,
        LAG(span.CardToken) OVER (PARTITION BY span.MemberDurableKey ORDER BY span.SpanStartDateKey, span.CardToken) AS EarlierCardToken
    FROM fact.CardSpan AS span
    WHERE span.MemberDurableKey > 0
        AND span.BenefitCode <> ''
        AND span.SpanStartDateKey >= 20150101
),
overlap AS
(
    SELECT
        card.MemberDurableKey,
        card.RegisteredFacilityDurableKey,
        card.SpanStartDateKey,
        card.EarlierStartDateKey,
        card.EarlierEndDateKey,
        card.SupportAmount,
        card.EarlierSupportAmount,
        ROW_NUMBER() OVER (PARTITION BY card.MemberDurableKey, card.SpanStartDateKey ORDER BY card.CardToken) AS CardNumberOfDay, -- three cards of one day overlap twice
        CASE WHEN card.EarlierEndDateKey < card.SpanEndDateKey THEN card.EarlierEndDateKey ELSE card.SpanEndDateKey END AS LastSharedDateKey
    FROM card
    WHERE card.EarlierCardToken <> card.CardToken
        AND card.EarlierEndDateKey >= card.SpanStartDateKey
)
SELECT
    'R77' AS RuleCode,
    CAST(overlap.SpanStartDateKey / 100 AS int) AS MonthKey,
    -1 AS FacilityDurableKey,
    overlap.MemberDurableKey,
    CAST(CONCAT(overlap.SpanStartDateKey, CASE WHEN overlap.CardNumberOfDay = 1 THEN '' ELSE CONCAT('-', overlap.CardNumberOfDay) END) AS varchar(20)) AS SliceCode,
    CAST(CASE WHEN overlap.SupportAmount > 0 AND overlap.EarlierSupportAmount > 0 THEN overlap.SupportAmount ELSE 0 END AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN overlap.SupportAmount > 0 AND overlap.EarlierSupportAmount > 0 THEN 3
        WHEN lastDay.DayNumber - firstDay.DayNumber + 1 > most.ThresholdValue THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CONCAT(N'Thẻ từ ngày ', overlap.SpanStartDateKey, N' trùng với thẻ trước (', overlap.EarlierStartDateKey, N'–', overlap.EarlierEndDateKey, N'): ', lastDay.DayNumber - firstDay.DayNumber + 1, N' ngày') AS Evidence
FROM overlap
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R77'
    AND most.ThresholdName = 'MostDays'
INNER JOIN dim.Date AS firstDay
    ON firstDay.DateKey = overlap.SpanStartDateKey
INNER JOIN dim.Date AS lastDay
    ON lastDay.DateKey = overlap.LastSharedDateKey;
