-- K18          Fund payment under alert
-- Numerator    amount asked from the fund in claims that a signal of level 2 or 3 names and that nobody explained, each claim once
-- Denominator  amount asked from the fund in all claims settled in the month
-- Grain  one row per month and treating facility
-- Period  flow
-- Caution  a suspicion, not a loss: a whole claim counts where one line is suspected; what each rule puts at risk stands in mart.AlertMonth
-- Conserves  Denominator = FundPaidAmount of fact.Claim by MonthKey = SettlementMonthKey, Facility(FacilityKey).FacilityDurableKey = TreatingFacilityDurableKey;
-- Conserves  Numerator nothing: what reviewers decide after the figures were computed moves the alerts behind it
CREATE VIEW indicator.AlertedPaymentShare
AS
WITH alerted AS
(
    SELECT DISTINCT
        alert.ClaimKey
    FROM fact.ClaimAlert AS alert
    WHERE alert.AlarmLevel >= 2
        AND alert.ReviewStateCode NOT IN ('Explained', 'FalseAlarm')
)
SELECT
    'K18' AS IndicatorCode,
    claim.SettlementMonthKey AS MonthKey,
    facility.FacilityKey,
    SUM(CASE WHEN alerted.ClaimKey IS NULL THEN 0 ELSE claim.FundPaidAmount END) AS Numerator,
    SUM(claim.FundPaidAmount) AS Denominator
FROM fact.Claim AS claim
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = claim.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
LEFT JOIN alerted
    ON alerted.ClaimKey = claim.ClaimKey
GROUP BY claim.SettlementMonthKey, facility.FacilityKey;
