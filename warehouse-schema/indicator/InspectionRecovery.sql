-- K282          Money recovered after inspections
-- Numerator    of it, what was recovered so far, whenever it came
-- Denominator  amount that the inspections done in the month found to be paid back
-- Grain  one row per month and facility (-1 for paying units)
-- Period  flow
-- Caution  recent months grow as money comes back; inspections that found nothing have 0 of 0
-- Conserves  Numerator = RecoveredAmount, Denominator = FoundAmount of fact.Inspection by MonthKey = DoneDateKey / 100, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey where DoneDateKey > 0
CREATE VIEW indicator.InspectionRecovery
AS
SELECT
    'K282' AS IndicatorCode,
    inspection.DoneDateKey / 100 AS MonthKey,
    facility.FacilityKey,
    SUM(inspection.RecoveredAmount) AS Numerator,
    SUM(inspection.FoundAmount) AS Denominator
FROM fact.Inspection AS inspection
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = inspection.FacilityDurableKey
    AND facility.IsCurrent = 1
WHERE inspection.DoneDateKey > 0
GROUP BY inspection.DoneDateKey / 100, facility.FacilityKey;
