-- K19          Share of the year's estimate used
-- Numerator    amount asked from the fund in claims settled from January to the month, of the facility or of all facilities of the province
-- Denominator  estimate of the year as in force after the last decision
-- Grain  one row per month and facility, and one per month and province
-- Period  stock
-- Units  own: an estimate is assigned to the province that its decision names
-- Caution  cumulative within the year; a facility belongs to the province that the first two digits of its code name; payments without an estimate keep a denominator of 0
-- Conserves  Numerator = FundPaidAmount of derive.FundPaidSinceJanuary by MonthKey, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey among FacilityKey <> -1;
-- Conserves  Numerator = FundPaidAmount of derive.FundPaidSinceJanuary by MonthKey among FacilityKey = -1;
-- Conserves  each Denominator = EstimateAmount of fact.FundBudget by MonthKey / 100 = YearNumber, Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey where FacilityDurableKey <> -1 among FacilityKey <> -1;
-- Conserves  each Denominator = EstimateAmount of fact.FundBudget by MonthKey / 100 = YearNumber, AdministrativeUnit(AdministrativeUnitKey).AdministrativeUnitDurableKey = AdministrativeUnitDurableKey where FacilityDurableKey = -1 among FacilityKey = -1 AND AdministrativeUnitKey <> -1 as far as told
CREATE VIEW indicator.EstimateUse
AS
WITH paid AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        SUM(claim.FundPaidAmount) AS FundPaidAmount
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
),
paying AS
(
    SELECT
        paid.MonthKey,
        facility.FacilityKey,
        -1 AS AdministrativeUnitKey,
        paid.FundPaidAmount
    FROM paid
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityDurableKey = paid.FacilityDurableKey
        AND facility.IsCurrent = 1
    UNION ALL
    SELECT
        paid.MonthKey,
        -1,
        COALESCE(province.AdministrativeUnitKey, -1),
        SUM(paid.FundPaidAmount)
    FROM paid
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityDurableKey = paid.FacilityDurableKey
        AND facility.IsCurrent = 1
    LEFT JOIN dim.AdministrativeUnit AS province
        ON province.UnitCode = facility.ProvinceCode
        AND province.IsCurrent = 1
    GROUP BY paid.MonthKey, COALESCE(province.AdministrativeUnitKey, -1)
),
estimated AS
(
    SELECT
        budget.YearNumber,
        COALESCE(facility.FacilityKey, -1) AS FacilityKey,
        CASE WHEN budget.FacilityDurableKey = -1 THEN COALESCE(province.AdministrativeUnitKey, -1) ELSE -1 END AS AdministrativeUnitKey,
        budget.EstimateAmount
    FROM fact.FundBudget AS budget
    LEFT JOIN dim.Facility AS facility
        ON facility.FacilityDurableKey = budget.FacilityDurableKey
        AND facility.IsCurrent = 1
    LEFT JOIN dim.AdministrativeUnit AS province
        ON province.AdministrativeUnitDurableKey = budget.AdministrativeUnitDurableKey
        AND province.IsCurrent = 1
),
slice AS
(
    SELECT paying.MonthKey / 100 AS YearNumber, paying.FacilityKey, paying.AdministrativeUnitKey FROM paying
    UNION
    SELECT estimated.YearNumber, estimated.FacilityKey, estimated.AdministrativeUnitKey FROM estimated
),
known AS
(
    -- The months in which anything was paid; a year with an estimate and no payment yet shows in its January.
    SELECT paid.MonthKey, paid.MonthKey / 100 AS YearNumber FROM paid
    UNION
    SELECT (estimated.YearNumber * 100) + 1, estimated.YearNumber FROM estimated
    WHERE NOT EXISTS (SELECT 1 FROM paid WHERE paid.MonthKey / 100 = estimated.YearNumber)
)
SELECT
    'K19' AS IndicatorCode,
    known.MonthKey,
    slice.FacilityKey,
    slice.AdministrativeUnitKey,
    SUM(COALESCE(paying.FundPaidAmount, 0)) OVER (PARTITION BY slice.YearNumber, slice.FacilityKey, slice.AdministrativeUnitKey ORDER BY known.MonthKey) AS Numerator,
    COALESCE(estimated.EstimateAmount, 0) AS Denominator
FROM slice
INNER JOIN known
    ON known.YearNumber = slice.YearNumber
LEFT JOIN paying
    ON paying.MonthKey = known.MonthKey
    AND paying.FacilityKey = slice.FacilityKey
    AND paying.AdministrativeUnitKey = slice.AdministrativeUnitKey
LEFT JOIN estimated
    ON estimated.YearNumber = slice.YearNumber
    AND estimated.FacilityKey = slice.FacilityKey
    AND estimated.AdministrativeUnitKey = slice.AdministrativeUnitKey;
