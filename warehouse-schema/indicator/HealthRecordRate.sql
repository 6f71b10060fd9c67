-- K252          Electronic health record rate
-- Numerator    visits with an electronic health record created or added to
-- Denominator  all visits of the report
-- Grain  one row per month and facility
-- Period  flow
-- Caution  a record counts once per visit, whoever keeps it
-- Conserves  Numerator = HealthRecordCount, Denominator = VisitCount of fact.DigitalUse by MonthKey, FacilityKey
CREATE VIEW indicator.HealthRecordRate
AS
SELECT
    'K252' AS IndicatorCode,
    digital.MonthKey,
    digital.FacilityKey,
    digital.HealthRecordCount AS Numerator,
    digital.VisitCount AS Denominator
FROM fact.DigitalUse AS digital;
