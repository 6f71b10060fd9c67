-- What the fund is asked for a member of each participant group in a month.
-- Grain  one row per month and participant group
-- Caution  a group with payments and no members is kept, its rate is empty
-- Conserves  rows, FundPaidAmount = Numerator, MemberMonthCount = Denominator of fact.IndicatorValue by MonthKey, GroupCode = ParticipantGroup(ParticipantGroupKey).GroupCode where IndicatorCode = 'K31';
-- Conserves  FundPaidPerMemberMonthAmount nothing: a ratio
-- Not suppressed  a participant group of all provinces together, without place, sex or age
CREATE VIEW mart.FundPaymentMonth
AS
SELECT
    value.MonthKey,
    participantGroup.GroupCode,
    participantGroup.ParticipantGroupName,
    participantGroup.ParticipantGroupNameVietnamese,
    CAST(value.Numerator AS decimal(18, 2)) AS FundPaidAmount,
    CAST(value.Denominator AS int) AS MemberMonthCount,
    CAST(value.Numerator / NULLIF(value.Denominator, 0) AS decimal(18, 2)) AS FundPaidPerMemberMonthAmount
FROM fact.IndicatorValue AS value
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey
WHERE value.IndicatorCode = 'K31';
