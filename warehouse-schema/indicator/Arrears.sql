-- K12          Arrears of contributions
-- Numerator    what units of the class owe the health insurance fund at month end, of the age named by the slice
-- Denominator  what all units of the class had to pay for the month
-- Grain  one row per month, unit class (participant group of the unit's code) and age of the arrears
-- Period  stock
-- Caution  semi-additive over months; the rate of a class is the sum over its ages over the denominator taken once
-- Conserves  Numerator = ArrearsAmount of fact.ArrearsMonth by MonthKey, ParticipantGroupKey, SliceCode = ArrearsAgeCode;
-- Conserves  rows = distinct ArrearsAgeCode of fact.ArrearsMonth by MonthKey, ParticipantGroupKey;
-- Conserves  each Denominator = DueAmount of fact.ArrearsMonth by MonthKey, ParticipantGroupKey
CREATE VIEW indicator.Arrears
AS
SELECT
    'K12' AS IndicatorCode,
    aged.MonthKey,
    aged.ParticipantGroupKey,
    aged.ArrearsAgeCode AS SliceCode,
    aged.ArrearsAmount AS Numerator,
    SUM(aged.DueAmount) OVER (PARTITION BY aged.MonthKey, aged.ParticipantGroupKey) AS Denominator
FROM
(
    SELECT
        arrears.MonthKey,
        arrears.ParticipantGroupKey,
        arrears.ArrearsAgeCode,
        SUM(arrears.ArrearsAmount) AS ArrearsAmount,
        SUM(arrears.DueAmount) AS DueAmount
    FROM fact.ArrearsMonth AS arrears
    GROUP BY arrears.MonthKey, arrears.ParticipantGroupKey, arrears.ArrearsAgeCode
) AS aged;
