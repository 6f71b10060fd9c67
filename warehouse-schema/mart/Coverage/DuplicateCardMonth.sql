-- People with more than one valid card at month end, by commune; counts of 1 to 10 people are not shown.
-- Grain  one row per month, commune and kind of duplicate
-- Caution  empty counts are small ones, not zero; SeveralNumbers rests on links between BHXH numbers, some of them for review
-- Conserves  rows, PersonCount hiding 1 to 10 = Numerator, ParticipantCount hiding 1 to 10 = Denominator of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, DuplicateCode = SliceCode where IndicatorCode = 'K13'
-- Suppressed  PersonCount, ParticipantCount below 11 people; no total stands beside them
CREATE VIEW mart.DuplicateCardMonth
AS
SELECT
    value.MonthKey,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    value.SliceCode AS DuplicateCode,
    CAST(CASE WHEN value.Numerator > 0 AND value.Numerator < 10.5 THEN NULL ELSE value.Numerator END AS int) AS PersonCount,
    CAST(CASE WHEN value.Denominator > 0 AND value.Denominator < 10.5 THEN NULL ELSE value.Denominator END AS int) AS ParticipantCount,
    CAST(CASE WHEN (value.Numerator > 0 AND value.Numerator < 10.5) OR (value.Denominator > 0 AND value.Denominator < 10.5) THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM fact.IndicatorValue AS value
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
WHERE value.IndicatorCode = 'K13';
