-- What was asked from the fund for each settlement month, by the month in which it arrived (was submitted): how months fill up. Feeds fact.BudgetForecast.
-- Grain  one row per settlement month, treating facility and month of submission; -1 where the envelope does not tell its day
-- Caution  of a dossier the version that stands counts, under the day that it came: one that was corrected late counts late as a whole
-- Conserves  FundPaidAmount, ClaimCount = rows of fact.Claim by MonthKey = SettlementMonthKey, FacilityDurableKey = TreatingFacilityDurableKey
CREATE VIEW derive.ClaimArrival
AS
SELECT
    claim.SettlementMonthKey AS MonthKey,
    claim.TreatingFacilityDurableKey AS FacilityDurableKey,
    CASE WHEN claim.SubmissionDateKey > 0 THEN claim.SubmissionDateKey / 100 ELSE -1 END AS ArrivalMonthKey,
    COUNT(*) AS ClaimCount,
    SUM(claim.FundPaidAmount) AS FundPaidAmount,
    MAX(claim.SubmissionDateKey) AS LastSubmissionDateKey,
    MAX(claim.DischargeDateKey) AS LastDischargeDateKey
FROM fact.Claim AS claim
GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, CASE WHEN claim.SubmissionDateKey > 0 THEN claim.SubmissionDateKey / 100 ELSE -1 END;
