-- K24          Dossiers accepted by the portal
-- Numerator    dossiers that the portal accepted in the month
-- Denominator  dossiers that the portal received in the month
-- Grain  one row per month and facility
-- Period  flow
-- Caution  a facility that was expected to report and did not has 0 of 0; what was expected, late and held back stands in mart.FacilityReportingMonth
-- Conserves  Numerator = AcceptedDossierCount, Denominator = PortalDossierCount of fact.FacilityReporting by MonthKey = ReportDateKey / 100, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey
CREATE VIEW indicator.DossiersAccepted
AS
SELECT
    'K24' AS IndicatorCode,
    reporting.ReportDateKey / 100 AS MonthKey,
    facility.FacilityKey,
    SUM(reporting.AcceptedDossierCount) AS Numerator,
    SUM(reporting.PortalDossierCount) AS Denominator
FROM fact.FacilityReporting AS reporting
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = reporting.FacilityDurableKey
    AND facility.IsCurrent = 1
WHERE reporting.ExpectedDossierCount + reporting.PortalDossierCount > 0
GROUP BY reporting.ReportDateKey / 100, facility.FacilityKey;
