-- K29          Drug prices against the lowest approved one
-- Numerator    insured price times quantity of the drug lines settled in the month
-- Denominator  the same quantities at the lowest price that any facility's catalogue had for the drug on the day of the order
-- Grain  one row per month and treating facility
-- Period  flow
-- Caution  one MA_THUOC can stand for packs of several makers: a spread is a question, not a fault; drugs that no catalogue of the day has are left out on both sides
-- Basis        tender results in form 03/DM of TT 12/2026/TT-BTC
-- Slices  facility
-- Conserves  nothing: prices times quantities are rounded by facility, and drugs that no catalogue of the day has are left out
CREATE VIEW indicator.DrugPriceSpread
AS
WITH bought AS
(
    -- Added up by drug and day first: each of them is looked up in the catalogues once.
    SELECT
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.DrugKey,
        line.OrderDateKey,
        SUM(line.CoveredUnitPrice * line.Quantity) AS InsuredAmount,
        SUM(line.Quantity) AS Quantity
    FROM fact.ClaimLine AS line
    WHERE line.DrugKey > 0
    GROUP BY line.SettlementMonthKey, line.TreatingFacilityDurableKey, line.DrugKey, line.OrderDateKey
),
lowest AS
(
    SELECT
        day.DrugKey,
        day.OrderDateKey,
        MIN(entry.UnitPrice) AS UnitPrice
    FROM
    (
        SELECT DISTINCT bought.DrugKey, bought.OrderDateKey FROM bought
    ) AS day
    INNER JOIN fact.CatalogueEntry AS entry
        ON entry.DrugKey = day.DrugKey
        AND entry.EntryTypeCode = 'Drug'
        AND entry.UnitPrice > 0
        AND day.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
    GROUP BY day.DrugKey, day.OrderDateKey
)
SELECT
    'K29' AS IndicatorCode,
    bought.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    CAST(SUM(bought.InsuredAmount) AS decimal(18, 2)) AS Numerator,
    CAST(SUM(lowest.UnitPrice * bought.Quantity) AS decimal(18, 2)) AS Denominator
FROM bought
INNER JOIN lowest
    ON lowest.DrugKey = bought.DrugKey
    AND lowest.OrderDateKey = bought.OrderDateKey
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = bought.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY bought.SettlementMonthKey, facility.FacilityKey;
