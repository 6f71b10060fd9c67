-- What each paying unit had to pay, paid and owes, and since when.
-- Grain  one row per month and paying unit
-- Caution  arrears of two months are not summed; where IsAgeAtLeast is 1 the debt is older than the first ledger
-- Conserves  rows, MemberCount, DueAmount, PaidAmount, ArrearsAmount, AdvanceAmount, OpeningDifferenceAmount, ArrearsAgeMonths of fact.ArrearsMonth by MonthKey, PayingUnitCode = PayingUnit(PayingUnitKey).PayingUnitCode, ArrearsAgeCode
-- Not suppressed  the members are those that a paying unit declares: about an organisation, without place, sex or age
CREATE VIEW mart.ArrearsMonth
AS
SELECT
    arrears.MonthKey,
    unit.PayingUnitCode,
    unit.PayingUnitName,
    unit.IndustryCode,
    participantGroup.GroupCode,
    participantGroup.ParticipantGroupName,
    participantGroup.ParticipantGroupNameVietnamese,
    arrears.MemberCount,
    arrears.DueAmount,
    arrears.PaidAmount,
    arrears.ArrearsAmount,
    arrears.AdvanceAmount,
    arrears.ArrearsAgeMonths,
    arrears.ArrearsAgeCode,
    arrears.IsAgeAtLeast,
    arrears.OpeningDifferenceAmount
FROM fact.ArrearsMonth AS arrears
INNER JOIN dim.PayingUnit AS unit
    ON unit.PayingUnitDurableKey = arrears.PayingUnitDurableKey
    AND unit.IsCurrent = 1
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = arrears.ParticipantGroupKey;
