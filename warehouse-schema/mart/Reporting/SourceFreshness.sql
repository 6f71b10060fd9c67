-- When each feed, and each facility in it, last sent something new, and until when the next is due.
-- Grain  one row per feed as a whole (no facility), and per feed and facility
-- Caution  compare DueDateKey with the day of reading: after it the silence is an alert; a feed that never came has -1
-- Conserves  rows, FileCount of fact.SourceFreshness by LastReceivedDateKey, DueDateKey, FeedCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END
CREATE VIEW mart.SourceFreshness
AS
SELECT
    freshness.FeedCode,
    CAST(CASE WHEN freshness.FacilityKey = -1 THEN '' ELSE facility.FacilityCode END AS varchar(5)) AS FacilityCode,
    CAST(CASE WHEN freshness.FacilityKey = -1 THEN '' ELSE facility.FacilityName END AS nvarchar(255)) AS FacilityName,
    freshness.FileCount,
    freshness.LastReceivedDateKey,
    freshness.DueDateKey
FROM fact.SourceFreshness AS freshness
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = freshness.FacilityKey;
