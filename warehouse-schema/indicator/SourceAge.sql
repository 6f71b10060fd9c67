-- K302          Age of a source
-- Numerator    days since the feed last brought something new, on the day of the newest receipt of any feed
-- Denominator  days that may pass before its silence is an alert; 0 for a feed that comes when something happens
-- Grain  one row per feed that ever came (slice), in the month of the newest receipt
-- Period  stock
-- Caution  above 1 the feed is overdue; the clock is the warehouse's newest receipt, so where nothing at all comes no feed ages (mart.DeliveryAlert does); a feed that never came has no age here and stands in mart.SourceFreshness with -1
-- Conserves  rows of fact.SourceFreshness by SliceCode = FeedCode where FacilityDurableKey = -1 AND LastReceivedDateKey > 0;
-- Conserves  Numerator, Denominator nothing: worked out from days, not added up
CREATE VIEW indicator.SourceAge
AS
SELECT
    'K302' AS IndicatorCode,
    newest.MonthKey,
    freshness.FeedCode AS SliceCode,
    newest.DayNumber - received.DayNumber AS Numerator,
    CASE WHEN freshness.DueDateKey = 99991231 THEN 0 ELSE due.DayNumber - received.DayNumber END AS Denominator
FROM fact.SourceFreshness AS freshness
INNER JOIN
(
    SELECT MAX(told.LastReceivedDateKey) AS DateKey FROM fact.SourceFreshness AS told WHERE told.LastReceivedDateKey > 0
) AS newestReceipt
    ON newestReceipt.DateKey > 0
INNER JOIN dim.Date AS newest
    ON newest.DateKey = newestReceipt.DateKey
INNER JOIN dim.Date AS received
    ON received.DateKey = freshness.LastReceivedDateKey
INNER JOIN dim.Date AS due
    ON due.DateKey = freshness.DueDateKey
WHERE freshness.FacilityDurableKey = -1
    AND freshness.LastReceivedDateKey > 0;
