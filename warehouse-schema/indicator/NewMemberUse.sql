-- K11          Use of care by new household members
-- Numerator    claims discharged within 90 days after the card began
-- Denominator  people whose household card (group GD) began in the month
-- Grain  one row per month in which cards began, and slice: New (no card in the 90 days before) or Renewed
-- Period  flow
-- Hides  Numerator, Denominator
-- Caution  New above Renewed hints that people join when they fall ill; cards that began before the month of the oldest claim, or whose 90 days are not over at the newest, are left out; a card that ended before the first extract is not known, so who held one is New; what is resubmitted later moves the figure
-- Basis        Luật 51/2024/QH15: a card works after 30 days where there was a gap of 90 days or more
-- Conserves  nothing: a claim counts with the card that began before it, and people are counted once
CREATE VIEW indicator.NewMemberUse
AS
WITH span AS
(
    SELECT
        card.CardSpanKey,
        card.MemberDurableKey,
        participantGroup.GroupCode,
        firstDay.MonthKey,
        firstDay.DayNumber AS FirstDayNumber,
        MAX(CASE WHEN card.SpanEndDateKey = 99991231 THEN 99999999 ELSE lastDay.DayNumber END) OVER (PARTITION BY card.MemberDurableKey ORDER BY firstDay.DayNumber, card.CardToken, card.CardSpanKey ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS EarlierLastDayNumber
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
claimExtent AS
(
    SELECT
        MIN(day.MonthKey) AS FirstMonthKey,
        MAX(day.DayNumber) AS LastDayNumber
    FROM fact.Claim AS claim
    INNER JOIN dim.Date AS day
        ON day.DateKey = claim.DischargeDateKey
    WHERE claim.DischargeDateKey > 0
),
begun AS
(
    SELECT
        span.CardSpanKey,
        span.MemberDurableKey,
        span.MonthKey,
        span.FirstDayNumber,
        CASE WHEN COALESCE(span.EarlierLastDayNumber, -99999) + 90 < span.FirstDayNumber THEN 'New' ELSE 'Renewed' END AS SliceCode
    FROM span
    CROSS JOIN claimExtent
    WHERE span.GroupCode = 'GD'
        AND span.MonthKey >= claimExtent.FirstMonthKey
        AND span.FirstDayNumber + 90 <= claimExtent.LastDayNumber
),
visited AS
(
    SELECT
        begun.CardSpanKey,
        COUNT(*) AS ClaimCount
    FROM begun
    INNER JOIN fact.Claim AS claim
        ON claim.MemberDurableKey = begun.MemberDurableKey
    INNER JOIN dim.Date AS discharged
        ON discharged.DateKey = claim.DischargeDateKey
        AND discharged.DayNumber >= begun.FirstDayNumber
        AND discharged.DayNumber < begun.FirstDayNumber + 90
    GROUP BY begun.CardSpanKey
)
SELECT
    'K11' AS IndicatorCode,
    begun.MonthKey,
    CAST(begun.SliceCode AS varchar(20)) AS SliceCode,
    SUM(COALESCE(visited.ClaimCount, 0)) AS Numerator,
    COUNT(DISTINCT begun.MemberDurableKey) AS Denominator
FROM begun
LEFT JOIN visited
    ON visited.CardSpanKey = begun.CardSpanKey
GROUP BY begun.MonthKey, begun.SliceCode;
