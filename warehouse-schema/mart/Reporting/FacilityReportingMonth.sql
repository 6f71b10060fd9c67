-- Dossiers of a facility in a month: expected, received by the portal, accepted, late, rejected, and what reached this warehouse.
-- Grain  one row per month and facility
-- Caution  what reached this warehouse stands in the month of its receipt here; without dossiers at the portal the rates are empty, not zero
-- Conserves  ReportingDays = CASE WHEN PortalDossierCount > 0 THEN 1 ELSE 0 END, ExpectedDossierCount, PortalDossierCount, AcceptedDossierCount, RejectedDossierCount, LateDossierCount, ReceivedDossierCount, HeldBackDossierCount of fact.FacilityReporting by MonthKey = ReportDateKey / 100, FacilityCode = Facility(FacilityKey).FacilityCode
CREATE VIEW mart.FacilityReportingMonth
AS
SELECT
    CAST(reporting.ReportDateKey / 100 AS int) AS MonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    CAST(SUM(CASE WHEN reporting.PortalDossierCount > 0 THEN 1 ELSE 0 END) AS int) AS ReportingDays,
    CAST(SUM(reporting.ExpectedDossierCount) AS int) AS ExpectedDossierCount,
    CAST(SUM(reporting.PortalDossierCount) AS int) AS PortalDossierCount,
    CAST(SUM(reporting.AcceptedDossierCount) AS int) AS AcceptedDossierCount,
    CAST(SUM(reporting.RejectedDossierCount) AS int) AS RejectedDossierCount,
    CAST(SUM(reporting.LateDossierCount) AS int) AS LateDossierCount,
    CAST(SUM(reporting.ReceivedDossierCount) AS int) AS ReceivedDossierCount,
    CAST(SUM(reporting.HeldBackDossierCount) AS int) AS HeldBackDossierCount,
    CAST(CAST(SUM(reporting.AcceptedDossierCount) AS decimal(18, 2)) / NULLIF(SUM(reporting.PortalDossierCount), 0) AS decimal(9, 4)) AS AcceptedRate,
    CAST(CAST(SUM(reporting.LateDossierCount) AS decimal(18, 2)) / NULLIF(SUM(reporting.PortalDossierCount), 0) AS decimal(9, 4)) AS LateRate
FROM fact.FacilityReporting AS reporting
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = reporting.FacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY reporting.ReportDateKey / 100, facility.FacilityCode, facility.FacilityName;
