-- R103            Stay beyond the grace of an ended card
-- Vietnamese      Điều trị quá 15 ngày sau khi thẻ hết giá trị
-- Suspicion       a card ends during a stay, and the fund is asked for more than the fifteen days after it
-- Basis           NĐ 188/2025/NĐ-CP art. 50: a card that ends during inpatient treatment is covered until discharge, for at most 15 days; TT 12/2026/TT-BTC art. 10(1)
-- Known innocent  a card that was renewed in time, in whatever extract; a valid card under another BHXH number; a renewal that no extract up to the end of the grace can tell of;
--   members whose cards another province keeps
-- Amount at risk  the fund's payment for the stay, for the share of the days beyond the grace
-- Alarm           2, and 3 beyond LongDays after the card's end
-- Needs           fact.CardSpan where BenefitCode <> ''
-- Scope           member
-- Thresholds      GraceDays = 15 (days after the card's end that the decree covers); LongDays = 45 (days after the card's end)
-- Version         1, 2026-11-28
-- Valid           from 20250815
CREATE VIEW signal.StayBeyondCardGrace
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'GraceDays' THEN threshold.ThresholdValue END) AS GraceDays,
        MAX(CASE WHEN threshold.ThresholdName = 'LongDays' THEN threshold.ThresholdValue END) AS LongDays
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R103'
),
extent AS
(
    SELECT
        MAX(span.ExtractDateKey) AS LastDateKey
    FROM fact.CardSpan AS span
    WHERE span.BenefitCode <> ''
),
stay AS
(
    -- The last day covered by a card that was valid at admission; a card that follows it without a day between goes on.
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.MemberDurableKey,
        claim.AdmissionDateKey,
        claim.DischargeDateKey,
        claim.FundPaidAmount,
        MAX(span.SpanEndDateKey) AS EndDateKey
    FROM fact.Claim AS claim
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = claim.MemberDurableKey
        AND claim.AdmissionDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
    WHERE claim.IsInpatient = 1
        AND claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20250815
        AND claim.FundPaidAmount > 0
    GROUP BY
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.MemberDurableKey,
        claim.AdmissionDateKey,
        claim.DischargeDateKey,
        claim.FundPaidAmount
    HAVING MAX(span.SpanEndDateKey) < claim.DischargeDateKey
),
beyond AS
(
    SELECT
        stay.ClaimKey,
        stay.SettlementMonthKey,
        stay.TreatingFacilityDurableKey,
        stay.MemberDurableKey,
        stay.AdmissionDateKey,
        stay.DischargeDateKey,
        stay.EndDateKey,
        stay.FundPaidAmount,
        limits.GraceDays,
        limits.LongDays,
        discharge.DayNumber - endDay.DayNumber AS DaysAfter,
        discharge.DayNumber - admission.DayNumber AS StayDays
    FROM stay
    CROSS JOIN limits
    CROSS JOIN extent
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = stay.AdmissionDateKey
    INNER JOIN dim.Date AS discharge
        ON discharge.DateKey = stay.DischargeDateKey
    INNER JOIN dim.Date AS endDay
        ON endDay.DateKey = stay.EndDateKey
    WHERE stay.DischargeDateKey <= extent.LastDateKey
        AND discharge.DayNumber - endDay.DayNumber > limits.GraceDays
),
number AS
(
    -- Participants who are one person with another one.
    SELECT
        matched.PersonToken,
        member.MemberDurableKey
    FROM
    (
        SELECT
            several.PersonToken
        FROM dim.MatchedPerson AS several
        GROUP BY several.PersonToken
        HAVING MIN(several.MemberToken) <> MAX(several.MemberToken)
    ) AS person
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = person.PersonToken
    INNER JOIN dim.Member AS member
        ON member.MemberToken = matched.MemberToken
        AND member.IsCurrent = 1
    GROUP BY matched.PersonToken, member.MemberDurableKey -- a list of its own: few people have several numbers
),
renewed AS
(
    SELECT
        beyond.ClaimKey
    FROM beyond
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = beyond.MemberDurableKey
        AND span.SpanStartDateKey <= beyond.DischargeDateKey
        AND span.SpanEndDateKey > beyond.EndDateKey
    GROUP BY beyond.ClaimKey
    UNION
    SELECT
        beyond.ClaimKey
    FROM beyond
    INNER JOIN number AS shown
        ON shown.MemberDurableKey = beyond.MemberDurableKey
    INNER JOIN number AS other
        ON other.PersonToken = shown.PersonToken
        AND other.MemberDurableKey <> shown.MemberDurableKey
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = other.MemberDurableKey
        AND span.SpanStartDateKey <= beyond.DischargeDateKey
        AND span.SpanEndDateKey > beyond.EndDateKey
)
SELECT
    'R103' AS RuleCode,
    beyond.SettlementMonthKey AS MonthKey,
    beyond.TreatingFacilityDurableKey AS FacilityDurableKey,
    beyond.ClaimKey,
    CAST(beyond.FundPaidAmount * (beyond.DaysAfter - beyond.GraceDays) / NULLIF(beyond.StayDays, 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN beyond.DaysAfter > beyond.LongDays THEN 3 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Thẻ hết giá trị ', beyond.EndDateKey % 100, N'/', (beyond.EndDateKey / 100) % 100, N'/', beyond.EndDateKey / 10000,
        N', ra viện ', beyond.DischargeDateKey % 100, N'/', (beyond.DischargeDateKey / 100) % 100, N'/', beyond.DischargeDateKey / 10000,
        N' (', beyond.DaysAfter, N' ngày sau), quá ', CAST(beyond.GraceDays AS int), N' ngày được hưởng; vào viện ',
        beyond.AdmissionDateKey % 100, N'/', (beyond.AdmissionDateKey / 100) % 100, N'/', beyond.AdmissionDateKey / 10000) AS nvarchar(400)) AS Evidence
FROM beyond
LEFT JOIN renewed
    ON renewed.ClaimKey = beyond.ClaimKey
WHERE renewed.ClaimKey IS NULL;
