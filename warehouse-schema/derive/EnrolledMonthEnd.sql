-- The month ends from the first enrolment extract to the last: those for which people with a valid card are counted.
CREATE VIEW derive.EnrolledMonthEnd
AS
SELECT
    day.MonthKey,
    MAX(day.DateKey) AS DateKey
FROM
(
    SELECT MIN(extract.ExtractDateKey) AS FirstDateKey, MAX(extract.ExtractDateKey) AS LastDateKey FROM dim.EnrolmentExtract AS extract WHERE extract.EnrolmentExtractKey > 0
) AS extent
INNER JOIN dim.Date AS day
    ON day.DateKey BETWEEN extent.FirstDateKey AND extent.LastDateKey
WHERE day.IsMonthEnd = 1
GROUP BY day.MonthKey;
