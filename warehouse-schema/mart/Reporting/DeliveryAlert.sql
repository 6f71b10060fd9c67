-- What is missing, shrunken or doubled among everything that should arrive: open alerts and those that closed when the data came.
-- Grain  one row per alert
-- Caution  an open alert (IsOpen 1) says that figures over its days may be wrong; an alert alleges nothing about whoever was to send
-- Conserves  rows, ExpectedQuantity, FoundQuantity of fact.DeliveryAlert by FeedCode, SeriesCode, KindCode, SubjectCode, SinceDateKey
CREATE VIEW mart.DeliveryAlert
AS
SELECT
    alert.DeliveryAlertKey,
    alert.FeedCode,
    alert.SeriesCode,
    alert.KindCode,
    alert.SeverityCode,
    alert.SubjectKindCode,
    alert.SubjectCode,
    CAST(CASE WHEN alert.FacilityKey = -1 THEN '' ELSE facility.FacilityName END AS nvarchar(255)) AS FacilityName,
    alert.SinceDateKey,
    alert.UntilDateKey,
    alert.ExpectedQuantity,
    alert.FoundQuantity,
    alert.ChanceRate,
    alert.Advice,
    alert.AdviceVietnamese,
    alert.RaisedDateKey,
    alert.ClosedDateKey,
    alert.ClosedLoadRunKey,
    alert.ClosureCode,
    CAST(CASE WHEN alert.ClosedDateKey = -1 THEN 1 ELSE 0 END AS smallint) AS IsOpen
FROM fact.DeliveryAlert AS alert
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = alert.FacilityKey;
