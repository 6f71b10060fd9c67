-- Days of which extracts tell, also by rows that a later extract repeats or replaces. Feeds dim.EnrolmentExtract.
CREATE VIEW conform.EnrolmentExtract
AS
SELECT
    enrolment.LoadRunKey,
    enrolment.NGAY_TRICH AS ExtractDateKey,
    1 AS IsInferred
FROM staging.VssEnrolment AS enrolment
WHERE enrolment.Disposition = 0
    AND enrolment.NGAY_TRICH > 0
GROUP BY enrolment.LoadRunKey, enrolment.NGAY_TRICH;
