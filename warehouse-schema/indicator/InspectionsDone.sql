-- K28          Inspections done
-- Numerator    of them, those that were done, whenever that was
-- Denominator  inspections planned for the month
-- Grain  one row per month, facility (-1 for paying units) and slice: Planned, or Unplanned, which stand in the month they were done and have no denominator
-- Period  flow
-- Caution  a plan for months to come shows as not done yet; an unplanned inspection is no fulfilment of the plan
-- Conserves  Denominator = rows of fact.Inspection by MonthKey = PlannedDateKey / 100, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey where PlannedDateKey > 0 among SliceCode = 'Planned';
-- Conserves  Numerator = rows of fact.Inspection by MonthKey = PlannedDateKey / 100, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey where PlannedDateKey > 0 AND DoneDateKey > 0 among SliceCode = 'Planned';
-- Conserves  Numerator = rows of fact.Inspection by MonthKey = DoneDateKey / 100, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey where PlannedDateKey = -1 AND DoneDateKey > 0 among SliceCode = 'Unplanned'
CREATE VIEW indicator.InspectionsDone
AS
SELECT
    'K28' AS IndicatorCode,
    told.MonthKey,
    facility.FacilityKey,
    told.SliceCode,
    SUM(told.IsDone) AS Numerator,
    SUM(told.IsPlanned) AS Denominator
FROM
(
    SELECT
        CASE WHEN inspection.PlannedDateKey > 0 THEN inspection.PlannedDateKey ELSE inspection.DoneDateKey END / 100 AS MonthKey,
        inspection.FacilityDurableKey,
        CAST(CASE WHEN inspection.PlannedDateKey > 0 THEN 'Planned' ELSE 'Unplanned' END AS varchar(20)) AS SliceCode,
        CASE WHEN inspection.DoneDateKey > 0 THEN 1 ELSE 0 END AS IsDone,
        CASE WHEN inspection.PlannedDateKey > 0 THEN 1 ELSE 0 END AS IsPlanned
    FROM fact.Inspection AS inspection
) AS told
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = told.FacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY told.MonthKey, facility.FacilityKey, told.SliceCode;
