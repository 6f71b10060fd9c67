-- Citizen numbers that enrolment extracts name beside BHXH numbers. Feeds dim.MemberIdentity.
CREATE VIEW conform.MemberIdentity
AS
SELECT
    enrolment.LoadRunKey,
    enrolment.MemberToken,
    enrolment.CitizenToken,
    1 AS IsInferred
FROM staging.VssEnrolment AS enrolment
WHERE enrolment.Disposition = 0
    AND enrolment.CitizenToken <> ''
GROUP BY enrolment.LoadRunKey, enrolment.MemberToken, enrolment.CitizenToken;
