-- K13          Duplicate cards
-- Numerator    people with more than one valid card at month end: under one BHXH number (OneNumber), or under several (SeveralNumbers)
-- Denominator  participants with a valid card at month end
-- Grain  one row per month of enrolment, commune of the card that began last, and kind of duplicate
-- Period  stock
-- Units  restated
-- Hides  Numerator, Denominator
-- Caution  several numbers are one person where fact.IdentityLink says so, links for review included; D03 lists name no card and are left out; the denominator is the same for both kinds
-- Conserves  Denominator = MemberCount of fact.EnrolmentMonth by MonthKey, AdministrativeUnitKey = CommuneKey among SliceCode = 'OneNumber';
-- Conserves  Denominator = MemberCount of fact.EnrolmentMonth by MonthKey, AdministrativeUnitKey = CommuneKey among SliceCode = 'SeveralNumbers';
-- Conserves  Numerator nothing: people are told apart by links and cards, which no sum of rows gives back
CREATE VIEW indicator.DuplicateCards
AS
WITH held AS
(
    SELECT
        COALESCE(matched.PersonToken, member.MemberToken) AS PersonToken,
        span.MemberDurableKey,
        span.CardToken,
        span.CommuneKey,
        span.SpanStartDateKey,
        span.SpanEndDateKey
    FROM fact.CardSpan AS span
    INNER JOIN dim.Member AS member
        ON member.MemberDurableKey = span.MemberDurableKey
        AND member.IsCurrent = 1
    LEFT JOIN dim.MatchedPerson AS matched
        ON matched.MemberToken = member.MemberToken
    WHERE span.BenefitCode <> ''
),
several AS
(
    SELECT
        held.PersonToken
    FROM held
    GROUP BY held.PersonToken
    HAVING MIN(held.CardToken) <> MAX(held.CardToken)
),
monthEnd AS
(
    SELECT
        day.MonthKey,
        MAX(day.DateKey) AS DateKey
    FROM dim.Date AS day
    WHERE day.IsMonthEnd = 1
        AND day.MonthKey IN (SELECT enrolment.MonthKey FROM fact.EnrolmentMonth AS enrolment)
    GROUP BY day.MonthKey
),
valid AS
(
    SELECT
        monthEnd.MonthKey,
        held.PersonToken,
        held.MemberDurableKey,
        held.CardToken,
        held.CommuneKey,
        ROW_NUMBER() OVER (PARTITION BY monthEnd.MonthKey, held.PersonToken ORDER BY held.SpanStartDateKey DESC, held.CardToken) AS Recency
    FROM held
    INNER JOIN several
        ON several.PersonToken = held.PersonToken
    INNER JOIN monthEnd
        ON monthEnd.DateKey BETWEEN held.SpanStartDateKey AND held.SpanEndDateKey
),
twice AS
(
    SELECT
        valid.MonthKey,
        valid.PersonToken,
        MAX(CASE WHEN valid.Recency = 1 THEN valid.CommuneKey ELSE -1 END) AS CommuneKey,
        CASE WHEN MIN(valid.MemberDurableKey) = MAX(valid.MemberDurableKey) THEN 'OneNumber' ELSE 'SeveralNumbers' END AS SliceCode
    FROM valid
    GROUP BY valid.MonthKey, valid.PersonToken
    HAVING MIN(valid.CardToken) <> MAX(valid.CardToken)
),
counted AS
(
    SELECT
        twice.MonthKey,
        twice.CommuneKey,
        twice.SliceCode,
        COUNT(*) AS PersonCount
    FROM twice
    GROUP BY twice.MonthKey, twice.CommuneKey, twice.SliceCode
),
participant AS
(
    SELECT
        enrolment.MonthKey,
        enrolment.CommuneKey,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentMonth AS enrolment
    GROUP BY enrolment.MonthKey, enrolment.CommuneKey
),
slice AS
(
    -- Nobody is lost where the snapshot of participants lacks the commune.
    SELECT participant.MonthKey, participant.CommuneKey FROM participant
    UNION
    SELECT counted.MonthKey, counted.CommuneKey FROM counted
)
SELECT
    'K13' AS IndicatorCode,
    slice.MonthKey,
    slice.CommuneKey AS AdministrativeUnitKey,
    kind.SliceCode,
    COALESCE(counted.PersonCount, 0) AS Numerator,
    COALESCE(participant.MemberCount, 0) AS Denominator
FROM slice
CROSS JOIN (SELECT 'OneNumber' AS SliceCode UNION ALL SELECT 'SeveralNumbers') AS kind
LEFT JOIN participant
    ON participant.MonthKey = slice.MonthKey
    AND participant.CommuneKey = slice.CommuneKey
LEFT JOIN counted
    ON counted.MonthKey = slice.MonthKey
    AND counted.CommuneKey = slice.CommuneKey
    AND counted.SliceCode = kind.SliceCode;
