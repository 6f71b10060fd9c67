-- Dossiers that their facility took back, as they were last received.
-- Grain  one row per settlement month and treating facility
-- Caution  none of them is in any other figure; a version submitted after the withdrawal brings a dossier back and takes it out of here
-- Conserves  ClaimCount = rows, FacilityChargeAmount, FundPaidAmount of fact.WithdrawnClaim by MonthKey = SettlementMonthKey, FacilityCode = Facility(TreatingFacilityKey).FacilityCode
CREATE VIEW mart.WithdrawnDossierMonth
AS
SELECT
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    CAST(COUNT(*) AS int) AS ClaimCount,
    CAST(SUM(claim.FacilityChargeAmount) AS decimal(18, 2)) AS FacilityChargeAmount,
    CAST(SUM(claim.FundPaidAmount) AS decimal(18, 2)) AS FundPaidAmount
FROM fact.WithdrawnClaim AS claim
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY claim.SettlementMonthKey, facility.FacilityCode, facility.FacilityName;
