-- K25          Digital check-in rate
-- Numerator    visits checked in by the citizen card or VNeID
-- Denominator  all visits of the report
-- Grain  one row per month and facility
-- Period  flow
-- Caution  visits are those the facility reports, insured or not; they are not the claims of the month
-- Conserves  Numerator = CitizenIdCheckInCount + VneidCheckInCount, Denominator = VisitCount of fact.DigitalUse by MonthKey, FacilityKey
CREATE VIEW indicator.DigitalCheckInRate
AS
SELECT
    'K25' AS IndicatorCode,
    digital.MonthKey,
    digital.FacilityKey,
    digital.CitizenIdCheckInCount + digital.VneidCheckInCount AS Numerator,
    digital.VisitCount AS Denominator
FROM fact.DigitalUse AS digital;
