-- Visits by month and facility.
-- Conserves  VisitCount = rows, FundPaidAmount of fact.Visit by MonthKey;
-- Conserves  AverageFundPaidAmount nothing: a ratio
CREATE VIEW mart.VisitMonth
AS
SELECT
    visit.MonthKey,
    facility.FacilityName,
    CAST(COUNT(*) AS int) AS VisitCount,
    CAST(SUM(visit.FundPaidAmount) AS decimal(18, 2)) AS FundPaidAmount,
    CAST(SUM(visit.FundPaidAmount) / NULLIF(COUNT(*), 0) AS decimal(18, 2)) AS AverageFundPaidAmount
FROM fact.Visit AS visit
INNER JOIN dim.Facility AS facility ON facility.FacilityKey = visit.TreatingFacilityKey
GROUP BY visit.MonthKey, facility.FacilityName;
