-- K251          Cashless payment rate
-- Numerator    payments made without cash
-- Denominator  all payments of the report
-- Grain  one row per month and facility
-- Period  flow
-- Caution  payments, not đồng: many small ones weigh more than a large one
-- Conserves  Numerator = CashlessPaymentCount, Denominator = PaymentCount of fact.DigitalUse by MonthKey, FacilityKey
CREATE VIEW indicator.CashlessPaymentRate
AS
SELECT
    'K251' AS IndicatorCode,
    digital.MonthKey,
    digital.FacilityKey,
    digital.CashlessPaymentCount AS Numerator,
    digital.PaymentCount AS Denominator
FROM fact.DigitalUse AS digital;
