-- K281          Inspections with violations
-- Numerator    inspections that found a violation
-- Denominator  inspections done in the month
-- Grain  one row per month and facility (-1 for paying units)
-- Period  flow
-- Caution  an inspection counts once, however many violations it found; who is inspected is chosen by suspicion, so the share says nothing of the others
-- Conserves  Numerator = CASE WHEN ViolationCount > 0 THEN 1 ELSE 0 END, Denominator = rows of fact.Inspection by MonthKey = DoneDateKey / 100, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey where DoneDateKey > 0
CREATE VIEW indicator.InspectionsWithViolations
AS
SELECT
    'K281' AS IndicatorCode,
    inspection.DoneDateKey / 100 AS MonthKey,
    facility.FacilityKey,
    SUM(CASE WHEN inspection.ViolationCount > 0 THEN 1 ELSE 0 END) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Inspection AS inspection
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = inspection.FacilityDurableKey
    AND facility.IsCurrent = 1
WHERE inspection.DoneDateKey > 0
GROUP BY inspection.DoneDateKey / 100, facility.FacilityKey;
