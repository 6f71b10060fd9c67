-- Check-ins by citizen card and VNeID, electronic records and cashless payments of each facility and month.
-- Grain  one row per month and facility
-- Caution  add the counts, never the rates
-- Conserves  rows, VisitCount, CitizenIdCheckInCount, VneidCheckInCount, HealthRecordCount, PaymentCount, CashlessPaymentCount of fact.DigitalUse by MonthKey, FacilityCode = Facility(FacilityKey).FacilityCode
CREATE VIEW mart.DigitalUseMonth
AS
SELECT
    digital.MonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    facility.ProfessionalLevel,
    digital.VisitCount,
    digital.CitizenIdCheckInCount,
    digital.VneidCheckInCount,
    digital.HealthRecordCount,
    digital.PaymentCount,
    digital.CashlessPaymentCount,
    CAST(CAST(digital.CitizenIdCheckInCount + digital.VneidCheckInCount AS decimal(18, 4)) / NULLIF(digital.VisitCount, 0) AS decimal(9, 4)) AS DigitalCheckInRate,
    CAST(CAST(digital.CashlessPaymentCount AS decimal(18, 4)) / NULLIF(digital.PaymentCount, 0) AS decimal(9, 4)) AS CashlessPaymentRate
FROM fact.DigitalUse AS digital
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = digital.FacilityKey;
