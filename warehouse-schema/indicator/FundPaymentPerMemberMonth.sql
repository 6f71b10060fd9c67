-- K31          Fund payment per member-month by participant group
-- Numerator    amount asked from the fund in the claims settled in the month, by the group of the card shown
-- Denominator  people of the group with a valid card on the last day of the month (tháng-thẻ)
-- Grain  one row per month and participant group
-- Period  flow
-- Caution  care of members of other provinces is in the numerator, and recent months still grow as facilities resubmit
-- Conserves  Numerator = FundPaidAmount of fact.Claim by MonthKey = SettlementMonthKey, ParticipantGroup(ParticipantGroupKey).GroupCode;
-- Conserves  Denominator = MemberCount of fact.EnrolmentMonth by MonthKey, ParticipantGroup(ParticipantGroupKey).GroupCode
CREATE VIEW indicator.FundPaymentPerMemberMonth
AS
WITH paid AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        participantGroup.GroupCode,
        SUM(claim.FundPaidAmount) AS FundPaidAmount
    FROM fact.Claim AS claim
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = claim.ParticipantGroupKey
    GROUP BY claim.SettlementMonthKey, participantGroup.GroupCode
),
covered AS
(
    SELECT
        enrolment.MonthKey,
        participantGroup.GroupCode,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentMonth AS enrolment
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = enrolment.ParticipantGroupKey
    GROUP BY enrolment.MonthKey, participantGroup.GroupCode
),
slice AS
(
    SELECT paid.MonthKey, paid.GroupCode FROM paid
    UNION
    SELECT covered.MonthKey, covered.GroupCode FROM covered
)
SELECT
    'K31' AS IndicatorCode,
    slice.MonthKey,
    participantGroup.ParticipantGroupKey,
    COALESCE(paid.FundPaidAmount, 0) AS Numerator,
    COALESCE(covered.MemberCount, 0) AS Denominator
FROM slice
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = slice.GroupCode
    AND (slice.MonthKey * 100) + 28 BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
LEFT JOIN paid
    ON paid.MonthKey = slice.MonthKey
    AND paid.GroupCode = slice.GroupCode
LEFT JOIN covered
    ON covered.MonthKey = slice.MonthKey
    AND covered.GroupCode = slice.GroupCode;
