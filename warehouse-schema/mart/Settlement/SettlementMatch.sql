-- How settlement lists and claims agree, dossier by dossier: matched, other amount, in one of the two only, or no list yet.
-- Grain  one row per quarter, treating facility, match and state of settlement
-- Caution  the amount claimed is that of the claims, the amount asked that of the lists
-- Conserves  ClaimCount = rows, FundPaidAmount, AskedAmount, SettledAmount, DisallowedAmount of fact.ClaimSettlement by YearNumber, QuarterNumber, FacilityCode = Facility(TreatingFacilityKey).FacilityCode, MatchCode, SettlementStateCode
CREATE VIEW mart.SettlementMatch
AS
SELECT
    settlement.YearNumber,
    settlement.QuarterNumber,
    facility.FacilityCode,
    facility.FacilityName,
    settlement.MatchCode,
    settlement.SettlementStateCode,
    CAST(COUNT(*) AS int) AS ClaimCount,
    CAST(SUM(settlement.FundPaidAmount) AS decimal(18, 2)) AS FundPaidAmount,
    CAST(SUM(settlement.AskedAmount) AS decimal(18, 2)) AS AskedAmount,
    CAST(SUM(settlement.SettledAmount) AS decimal(18, 2)) AS SettledAmount,
    CAST(SUM(settlement.DisallowedAmount) AS decimal(18, 2)) AS DisallowedAmount
FROM fact.ClaimSettlement AS settlement
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = settlement.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY
    settlement.YearNumber,
    settlement.QuarterNumber,
    facility.FacilityCode,
    facility.FacilityName,
    settlement.MatchCode,
    settlement.SettlementStateCode;
