-- K29          Drug prices against the lowest approved one
-- Numerator    insured price times quantity of the drug lines settled in the month
-- Denominator  the same quantities at the lowest price that any facility's catalogue had for the drug on the day of the order
-- Grain  one row per month and treating facility
-- Period  flow
-- Caution  one MA_THUOC can stand for packs of several makers: a spread is a question, not a fault; drugs that no catalogue of the day has are left out on both sides
-- Basis        tender results in form 03/DM of TT 12/2026/TT-BTC
-- Conserves  nothing: prices times quantities are rounded by facility, and drugs that no catalogue of the day has are left out
CREATE VIEW indicator.DrugPriceSpread
AS
WITH priced AS
(
    SELECT
        line.ClaimLineKey,
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.CoveredUnitPrice,
        line.Quantity,
        MIN(entry.UnitPrice) AS LowestPrice
    FROM fact.ClaimLine AS line
    INNER JOIN fact.CatalogueEntry AS entry
        ON entry.DrugKey = line.DrugKey
        AND entry.EntryTypeCode = 'Drug'
        AND entry.UnitPrice > 0
        AND line.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
    WHERE line.DrugKey > 0
    GROUP BY line.ClaimLineKey, line.SettlementMonthKey, line.TreatingFacilityDurableKey, line.CoveredUnitPrice, line.Quantity
)
SELECT
    'K29' AS IndicatorCode,
    priced.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    CAST(SUM(priced.CoveredUnitPrice * priced.Quantity) AS decimal(18, 2)) AS Numerator,
    CAST(SUM(priced.LowestPrice * priced.Quantity) AS decimal(18, 2)) AS Denominator
FROM priced
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = priced.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY priced.SettlementMonthKey, facility.FacilityKey;
