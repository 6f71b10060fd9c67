-- R16             Card not valid at admission
-- Vietnamese      Thẻ BHYT không có giá trị vào ngày đến khám
-- Suspicion       care is claimed for a member none of whose cards was valid on the day of admission
-- Basis           TT 12/2026/TT-BTC art. 10(1): validity of the card; NĐ 188/2025/NĐ-CP art. 50: only a card that ends during a stay is covered, for up to 15 days (R103)
-- Known innocent  a member whose cards another province keeps (no card is known here: the rule does not apply to them); a valid card under another BHXH number of the same person;
--   a renewal that no extract up to the day of admission can tell of; newborns and organ donors (entitlements 1.6, 1.7); a card reported as reduced (R17);
--   a card issued late for a time that had begun, which the next extract shows
-- Amount at risk  the fund's payment for the claim
-- Alarm           1 where a card begins within SoonDays after admission, 2 else, 3 where the last card ended more than LongDays before
-- Needs           fact.CardSpan where BenefitCode <> ''
-- Scope           member
-- Thresholds      SoonDays = 30 (days to the next card, as of a renewal that was late); LongDays = 90 (days since the last card)
-- Version         1, 2026-11-28
-- Valid           from 20250701
CREATE VIEW signal.CardNotValidAtAdmission
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'SoonDays' THEN threshold.ThresholdValue END) AS SoonDays,
        MAX(CASE WHEN threshold.ThresholdName = 'LongDays' THEN threshold.ThresholdValue END) AS LongDays
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R16'
),
extent AS
(
    SELECT
        MIN(span.ExtractDateKey) AS FirstDateKey,
        MAX(span.ExtractDateKey) AS LastDateKey
    FROM fact.CardSpan AS span
    WHERE span.BenefitCode <> ''
),
held AS
(
    SELECT
        claim.ClaimKey,
        MAX(CASE WHEN claim.AdmissionDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey THEN 1 ELSE 0 END) AS IsValid,
        MAX(CASE WHEN span.SpanEndDateKey < claim.AdmissionDateKey THEN span.SpanEndDateKey ELSE -1 END) AS EndedDateKey,
        MAX(CASE WHEN span.SpanEndDateKey < claim.AdmissionDateKey AND span.PlanCode = 'GH' THEN span.SpanEndDateKey ELSE -1 END) AS ReducedDateKey,
        MIN(CASE WHEN span.SpanStartDateKey > claim.AdmissionDateKey THEN span.SpanStartDateKey ELSE 99991231 END) AS NextDateKey
    FROM fact.Claim AS claim
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = claim.MemberDurableKey
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20250701
        AND claim.FundPaidAmount > 0
    GROUP BY claim.ClaimKey
),
uncovered AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.MemberDurableKey,
        claim.AdmissionDateKey,
        claim.FundPaidAmount,
        held.EndedDateKey,
        held.NextDateKey
    FROM held
    INNER JOIN fact.Claim AS claim
        ON claim.ClaimKey = held.ClaimKey
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementCode NOT IN ('1.6', '1.7')
    CROSS JOIN extent
    WHERE held.IsValid = 0
        AND claim.AdmissionDateKey <= extent.LastDateKey
        AND (held.ReducedDateKey = -1 OR held.ReducedDateKey < held.EndedDateKey)

        -- A card that began later says nothing of the time before the first extract.
        AND (held.EndedDateKey > 0 OR claim.AdmissionDateKey >= extent.FirstDateKey)
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
otherNumber AS
(
    SELECT
        uncovered.ClaimKey
    FROM uncovered
    INNER JOIN number AS shown
        ON shown.MemberDurableKey = uncovered.MemberDurableKey
    INNER JOIN number AS other
        ON other.PersonToken = shown.PersonToken
        AND other.MemberDurableKey <> shown.MemberDurableKey
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = other.MemberDurableKey
        AND uncovered.AdmissionDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
    GROUP BY uncovered.ClaimKey
)
SELECT
    'R16' AS RuleCode,
    uncovered.SettlementMonthKey AS MonthKey,
    uncovered.TreatingFacilityDurableKey AS FacilityDurableKey,
    uncovered.ClaimKey,
    CAST(uncovered.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN nextDay.DayNumber - admission.DayNumber <= limits.SoonDays THEN 1
        WHEN admission.DayNumber - endDay.DayNumber > limits.LongDays THEN 3
        ELSE 2
    END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Đến khám ngày ', uncovered.AdmissionDateKey % 100, N'/', (uncovered.AdmissionDateKey / 100) % 100, N'/', uncovered.AdmissionDateKey / 10000,
        N' khi không thẻ nào có giá trị; ',
        CASE WHEN uncovered.EndedDateKey > 0 THEN CONCAT(N'thẻ gần nhất hết hạn ', uncovered.EndedDateKey % 100, N'/', (uncovered.EndedDateKey / 100) % 100, N'/', uncovered.EndedDateKey / 10000) ELSE N'chưa có thẻ nào trước đó' END,
        CASE WHEN uncovered.NextDateKey < 99991231 THEN CONCAT(N', thẻ kế tiếp có giá trị từ ', uncovered.NextDateKey % 100, N'/', (uncovered.NextDateKey / 100) % 100, N'/', uncovered.NextDateKey / 10000) ELSE N', chưa có thẻ kế tiếp' END) AS nvarchar(400)) AS Evidence
FROM uncovered
CROSS JOIN limits
INNER JOIN dim.Date AS admission
    ON admission.DateKey = uncovered.AdmissionDateKey
LEFT JOIN dim.Date AS endDay
    ON endDay.DateKey = uncovered.EndedDateKey
    AND uncovered.EndedDateKey > 0
LEFT JOIN dim.Date AS nextDay
    ON nextDay.DateKey = uncovered.NextDateKey
    AND uncovered.NextDateKey < 99991231
LEFT JOIN otherNumber
    ON otherNumber.ClaimKey = uncovered.ClaimKey
WHERE otherNumber.ClaimKey IS NULL;
