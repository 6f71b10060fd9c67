-- The validities of each person's cards in day numbers. Feeds fact.CardSurvival, which joins them to spells of unbroken cover.
-- Grain  one row per card validity that an extract tells of; D03 lists name no card and are left out
-- Conserves  rows of fact.CardSpan by SpanStartDateKey, ParticipantGroupKey where MemberDurableKey > 0 AND BenefitCode <> '' AND SpanStartDateKey <= SpanEndDateKey
CREATE VIEW derive.CardHolding
AS
SELECT
    span.MemberDurableKey,
    span.ParticipantGroupKey,
    span.SpanStartDateKey,
    firstDay.DayNumber AS FirstDayNumber,
    CASE WHEN span.SpanEndDateKey = 99991231 THEN 99999999 ELSE lastDay.DayNumber END AS LastDayNumber,
    CASE WHEN span.PlanCode = 'TM' THEN 1 ELSE 0 END AS IsFirst,
    CASE WHEN span.PlanCode = 'GH' THEN 1 ELSE 0 END AS IsStopped,
    span.CardToken
FROM fact.CardSpan AS span
INNER JOIN dim.Date AS firstDay
    ON firstDay.DateKey = span.SpanStartDateKey
INNER JOIN dim.Date AS lastDay
    ON lastDay.DateKey = span.SpanEndDateKey
WHERE span.MemberDurableKey > 0
    AND span.BenefitCode <> ''
    AND span.SpanStartDateKey <= span.SpanEndDateKey;
