-- K26          Fund payment by payment method
-- Numerator    amount asked from the fund in lines of the payment method that the slice names
-- Denominator  amount asked from the fund in all lines of the facility settled in the month
-- Grain  one row per month, treating facility and payment method
-- Period  flow
-- Caution  the denominator is the same for every method: take it once
-- Basis        MA_PTTT: 1 fee for service, 2 capitation, 3 diagnosis-related group
-- Slices  facility
-- Conserves  Numerator = FundPaidAmount of fact.ClaimLine by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey, SliceCode = CASE PaymentMethodCode WHEN 1 THEN 'FeeForService' WHEN 2 THEN 'Capitation' WHEN 3 THEN 'DiagnosisGroup' ELSE 'Unknown' END;
-- Conserves  each Denominator = FundPaidAmount of fact.ClaimLine by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey
CREATE VIEW indicator.PaymentMethodShare
AS
WITH paid AS
(
    SELECT
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.PaymentMethodCode,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    GROUP BY line.SettlementMonthKey, line.TreatingFacilityDurableKey, line.PaymentMethodCode
)
SELECT
    'K26' AS IndicatorCode,
    paid.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    CAST(CASE paid.PaymentMethodCode WHEN 1 THEN 'FeeForService' WHEN 2 THEN 'Capitation' WHEN 3 THEN 'DiagnosisGroup' ELSE 'Unknown' END AS varchar(20)) AS SliceCode,
    paid.FundPaidAmount AS Numerator,
    SUM(paid.FundPaidAmount) OVER (PARTITION BY paid.SettlementMonthKey, paid.TreatingFacilityDurableKey) AS Denominator
FROM paid
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = paid.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1;
