-- K32          Share disallowed at settlement
-- Numerator    amount disallowed in the settlement lists of the quarter
-- Denominator  amount asked in the settlement lists of the quarter
-- Grain  one row per quarter (its last month) and treating facility
-- Period  flow
-- Caution  quarters without a list have no figure; a later list replaces an earlier one
-- Conserves  Numerator = DisallowedAmount, Denominator = AskedAmount of fact.SettlementLine by MonthKey = (YearNumber * 100) + (QuarterNumber * 3), Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey
CREATE VIEW indicator.DisallowedShare
AS
SELECT
    'K32' AS IndicatorCode,
    (line.YearNumber * 100) + (line.QuarterNumber * 3) AS MonthKey,
    facility.FacilityKey,
    SUM(line.DisallowedAmount) AS Numerator,
    SUM(line.AskedAmount) AS Denominator
FROM fact.SettlementLine AS line
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = line.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY line.YearNumber, line.QuarterNumber, facility.FacilityKey;
