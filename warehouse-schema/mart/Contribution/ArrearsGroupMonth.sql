-- Arrears by class of the paying unit and age.
-- Grain  one row per month, unit class and age of the arrears
-- Caution  the amount due is that of the whole class and repeats for each age; arrears of two months are not summed
-- Conserves  rows, ArrearsAmount = Numerator, ClassDueAmount = Denominator of fact.IndicatorValue by MonthKey, GroupCode = ParticipantGroup(ParticipantGroupKey).GroupCode, ArrearsAgeCode = SliceCode where IndicatorCode = 'K12'
CREATE VIEW mart.ArrearsGroupMonth
AS
SELECT
    value.MonthKey,
    participantGroup.GroupCode,
    participantGroup.ParticipantGroupName,
    participantGroup.ParticipantGroupNameVietnamese,
    value.SliceCode AS ArrearsAgeCode,
    CAST(value.Numerator AS decimal(18, 2)) AS ArrearsAmount,
    CAST(value.Denominator AS decimal(18, 2)) AS ClassDueAmount,
    CAST(value.Numerator / NULLIF(value.Denominator, 0) AS decimal(9, 4)) AS ArrearsRate
FROM fact.IndicatorValue AS value
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey
WHERE value.IndicatorCode = 'K12';
