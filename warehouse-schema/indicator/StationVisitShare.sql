-- K211         Visits at commune stations
-- Numerator    claims of residents of the commune at facilities of the former commune line
-- Denominator  all claims of residents of the commune settled in the month
-- Grain  one row per month and commune of residence as the claims name it
-- Period  flow
-- Units  restated
-- Hides  Numerator, Denominator
-- Caution  the line is that of the facility at discharge, from the register; facilities whose line is unknown count in the denominator only; check-ups outside the fund are not visits here
-- Basis        share of visits at grassroots level
-- Conserves  Numerator = CASE WHEN Facility(TreatingFacilityKey).FormerLine = 'Commune' THEN 1 ELSE 0 END, Denominator = rows of fact.Claim by MonthKey = SettlementMonthKey, AdministrativeUnitKey = ResidenceCommuneKey
CREATE VIEW indicator.StationVisitShare
AS
SELECT
    'K211' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    commune.AdministrativeUnitKey,
    SUM(CASE WHEN treating.FormerLine = 'Commune' THEN 1 ELSE 0 END) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS treating
    ON treating.FacilityKey = claim.TreatingFacilityKey
INNER JOIN dim.AdministrativeUnit AS commune
    ON commune.AdministrativeUnitKey = claim.ResidenceCommuneKey
GROUP BY claim.SettlementMonthKey, commune.AdministrativeUnitKey;
