-- K22          Visits of people from other provinces
-- Numerator    claims of people who reside in another province than the one where the facility stands
-- Denominator  claims of people whose province of residence is known
-- Grain  one row per month and treating facility
-- Period  flow
-- Caution  residence as the claim states it, at the day of admission; where the facility's province is unknown the first two digits of its code do not tell it after 2025-07-01, so it has no figure
-- Slices  facility
-- Conserves  Numerator = CASE WHEN AdministrativeUnit(ResidenceCommuneKey).ProvinceCode <> Facility(TreatingFacilityKey).SeatProvinceCode THEN 1 ELSE 0 END, Denominator = rows of fact.Claim by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey where TreatingFacilityKey > 0 AND Facility(TreatingFacilityKey).SeatProvinceCode <> '' AND ResidenceCommuneKey > 0
CREATE VIEW indicator.OutOfProvinceVisits
AS
SELECT
    'K22' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    SUM(CASE WHEN commune.ProvinceCode <> treating.SeatProvinceCode THEN 1 ELSE 0 END) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS treating
    ON treating.FacilityKey = claim.TreatingFacilityKey
    AND treating.FacilityKey > 0
    AND treating.SeatProvinceCode <> ''
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
INNER JOIN dim.AdministrativeUnit AS commune
    ON commune.AdministrativeUnitKey = claim.ResidenceCommuneKey
    AND commune.AdministrativeUnitKey > 0
GROUP BY claim.SettlementMonthKey, facility.FacilityKey;
