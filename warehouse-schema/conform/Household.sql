-- Households that participants declare, by token. Feeds dim.Household.
CREATE VIEW conform.Household
AS
SELECT
    enrolment.LoadRunKey,
    enrolment.HouseholdToken,
    1 AS IsInferred
FROM staging.VssEnrolment AS enrolment
WHERE enrolment.Disposition = 0
    AND enrolment.HouseholdToken <> ''
GROUP BY enrolment.LoadRunKey, enrolment.HouseholdToken;
