-- What each facility asked from the fund from January to each month in which anybody asked: the use of the year's estimate is held against it.
-- Conserves  FundPaidAmount of fact.Claim by MonthKey / 100 = SettlementMonthKey / 100, FacilityDurableKey = TreatingFacilityDurableKey among MonthKey IN (SELECT MAX(claim.SettlementMonthKey) FROM fact.Claim AS claim GROUP BY claim.SettlementMonthKey / 100)
CREATE VIEW derive.FundPaidSinceJanuary
AS
WITH paid AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        SUM(claim.FundPaidAmount) AS FundPaidAmount
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
)
SELECT
    month.MonthKey,
    paid.FacilityDurableKey,
    SUM(paid.FundPaidAmount) AS FundPaidAmount
FROM
(
    SELECT DISTINCT known.MonthKey FROM paid AS known
) AS month
INNER JOIN paid
    ON paid.MonthKey / 100 = month.MonthKey / 100
    AND paid.MonthKey <= month.MonthKey
GROUP BY month.MonthKey, paid.FacilityDurableKey;
