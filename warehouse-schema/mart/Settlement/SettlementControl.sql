-- The settled amount of form 01/BH held against the sum of the dossiers in the lists of the same facility and quarter.
-- Grain  one row per quarter and treating facility
-- Caution  a side that has not come is 0 with a count of 0; a difference is shown, never corrected
-- Conserves  TotalClaimCount = ClaimCount, TotalSettledAmount = SettledAmount of fact.SettlementTotal by YearNumber, QuarterNumber, FacilityCode = Facility(TreatingFacilityKey).FacilityCode;
-- Conserves  ListClaimCount = rows, ListSettledAmount = SettledAmount of fact.SettlementLine by YearNumber, QuarterNumber, FacilityCode = Facility(TreatingFacilityKey).FacilityCode;
-- Conserves  DifferenceAmount nothing: the difference of the two amounts before it
CREATE VIEW mart.SettlementControl
AS
SELECT
    stated.YearNumber,
    stated.QuarterNumber,
    facility.FacilityCode,
    facility.FacilityName,
    CAST(SUM(stated.TotalClaimCount) AS int) AS TotalClaimCount,
    CAST(SUM(stated.ListClaimCount) AS int) AS ListClaimCount,
    CAST(SUM(stated.TotalSettledAmount) AS decimal(18, 2)) AS TotalSettledAmount,
    CAST(SUM(stated.ListSettledAmount) AS decimal(18, 2)) AS ListSettledAmount,
    CAST(SUM(stated.TotalSettledAmount) - SUM(stated.ListSettledAmount) AS decimal(18, 2)) AS DifferenceAmount
FROM
(
    SELECT
        total.YearNumber,
        total.QuarterNumber,
        total.TreatingFacilityDurableKey,
        total.ClaimCount AS TotalClaimCount,
        0 AS ListClaimCount,
        total.SettledAmount AS TotalSettledAmount,
        0 AS ListSettledAmount
    FROM fact.SettlementTotal AS total
    UNION ALL
    SELECT
        line.YearNumber,
        line.QuarterNumber,
        line.TreatingFacilityDurableKey,
        0,
        1,
        0,
        line.SettledAmount
    FROM fact.SettlementLine AS line
) AS stated
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = stated.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY stated.YearNumber, stated.QuarterNumber, facility.FacilityCode, facility.FacilityName;
