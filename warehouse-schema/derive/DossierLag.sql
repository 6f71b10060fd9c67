-- How many days after discharge the dossiers of a facility were submitted, by month of discharge: a day is due when nearly all of its dossiers usually are.
-- Conserves  nothing: the radar takes from it when a day is due, no figure is made of it
CREATE VIEW derive.DossierLag
AS
SELECT
    claim.TreatingFacilityDurableKey AS FacilityDurableKey,
    discharged.MonthKey AS DischargeMonthKey,
    submitted.DayNumber - discharged.DayNumber AS LagDays,
    COUNT(*) AS DossierCount
FROM fact.Claim AS claim
INNER JOIN dim.Date AS discharged
    ON discharged.DateKey = claim.DischargeDateKey
INNER JOIN dim.Date AS submitted
    ON submitted.DateKey = claim.SubmissionDateKey
WHERE claim.TreatingFacilityDurableKey > 0
    AND claim.SubmissionDateKey > 0
    AND submitted.DayNumber >= discharged.DayNumber
GROUP BY claim.TreatingFacilityDurableKey, discharged.MonthKey, submitted.DayNumber - discharged.DayNumber;
