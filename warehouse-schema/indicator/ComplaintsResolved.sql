-- K272          Complaints resolved and overdue
-- Numerator    complaints of the quarter that are resolved, or that are not resolved in time (slice)
-- Denominator  complaints and feedback received in the quarter
-- Grain  one row per quarter (its last month), facility and slice: Resolved, Overdue
-- Period  flow
-- Caution  the denominator is the same for both slices; a facility that received none has 0 of 0, one that sent no report has no row
-- Conserves  Numerator = ResolvedCount, Denominator = ReceivedCount of fact.ComplaintQuarter by MonthKey = (YearNumber * 100) + (QuarterNumber * 3), Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey among SliceCode = 'Resolved';
-- Conserves  Numerator = OverdueCount, Denominator = ReceivedCount of fact.ComplaintQuarter by MonthKey = (YearNumber * 100) + (QuarterNumber * 3), Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey among SliceCode = 'Overdue'
CREATE VIEW indicator.ComplaintsResolved
AS
SELECT
    'K272' AS IndicatorCode,
    (complaint.YearNumber * 100) + (complaint.QuarterNumber * 3) AS MonthKey,
    facility.FacilityKey,
    CAST(kind.SliceCode AS varchar(20)) AS SliceCode,
    SUM(CASE kind.SliceCode WHEN 'Resolved' THEN complaint.ResolvedCount ELSE complaint.OverdueCount END) AS Numerator,
    SUM(complaint.ReceivedCount) AS Denominator
FROM fact.ComplaintQuarter AS complaint
CROSS JOIN (SELECT 'Resolved' AS SliceCode UNION ALL SELECT 'Overdue') AS kind
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = complaint.FacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY complaint.YearNumber, complaint.QuarterNumber, facility.FacilityKey, kind.SliceCode;
