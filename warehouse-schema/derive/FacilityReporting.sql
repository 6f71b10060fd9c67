-- Dossiers of each facility and day: expected, received by the portal (late, rejected), and received by our own loads. Feeds the snapshot fact.FacilityReporting.
-- Expected are as many as came on the same weekday of the four weeks before, on average, counted since the facility's first reply and rounded half up; nothing in its first week.
-- Conserves  PortalDossierCount = DossierCount, AcceptedDossierCount, RejectedDossierCount, LateDossierCount of fact.PortalReply by ReportDateKey = ReplyDateKey, FacilityDurableKey;
-- Conserves  ReceivedDossierCount, HeldBackDossierCount = QuarantinedDossierCount + RefusedDossierCount of fact.DossierReceipt by ReportDateKey = ReceiptDateKey, FacilityDurableKey;
-- Conserves  ExpectedDossierCount nothing: it is an average of the weeks before
CREATE VIEW derive.FacilityReporting
AS
WITH replied AS
(
    SELECT
        reply.FacilityDurableKey,
        day.DateKey,
        day.DayNumber,
        SUM(reply.DossierCount) AS PortalDossierCount,
        SUM(reply.AcceptedDossierCount) AS AcceptedDossierCount,
        SUM(reply.RejectedDossierCount) AS RejectedDossierCount,
        SUM(reply.LateDossierCount) AS LateDossierCount
    FROM fact.PortalReply AS reply
    INNER JOIN dim.Date AS day
        ON day.DateKey = reply.ReplyDateKey
    GROUP BY reply.FacilityDurableKey, day.DateKey, day.DayNumber
),
extent AS
(
    SELECT MAX(replied.DateKey) AS LastDateKey FROM replied
),
active AS
(
    SELECT
        replied.FacilityDurableKey,
        MIN(replied.DateKey) AS FirstDateKey,
        MIN(replied.DayNumber) AS FirstDayNumber
    FROM replied
    GROUP BY replied.FacilityDurableKey
),
due AS
(
    -- Every day from the facility's first reply to the last of anybody: a day on which it was silent is a row.
    SELECT
        active.FacilityDurableKey,
        day.DateKey,
        CASE WHEN (day.DayNumber - active.FirstDayNumber) / 7 > 4 THEN 4 ELSE (day.DayNumber - active.FirstDayNumber) / 7 END AS WeekCount
    FROM active
    INNER JOIN extent
        ON extent.LastDateKey >= active.FirstDateKey
    INNER JOIN dim.Date AS day
        ON day.DateKey BETWEEN active.FirstDateKey AND extent.LastDateKey
),
before AS
(
    SELECT
        replied.FacilityDurableKey,
        day.DateKey,
        SUM(replied.PortalDossierCount) AS EarlierDossierCount
    FROM replied
    CROSS JOIN (VALUES (7), (14), (21), (28)) AS later (DayCount)
    INNER JOIN dim.Date AS day
        ON day.DayNumber = replied.DayNumber + later.DayCount
    GROUP BY replied.FacilityDurableKey, day.DateKey
),
stated AS
(
    SELECT
        due.DateKey,
        due.FacilityDurableKey,
        COALESCE(((2 * COALESCE(before.EarlierDossierCount, 0)) + due.WeekCount) / NULLIF(2 * due.WeekCount, 0), 0) AS ExpectedDossierCount,
        COALESCE(replied.PortalDossierCount, 0) AS PortalDossierCount,
        COALESCE(replied.AcceptedDossierCount, 0) AS AcceptedDossierCount,
        COALESCE(replied.RejectedDossierCount, 0) AS RejectedDossierCount,
        COALESCE(replied.LateDossierCount, 0) AS LateDossierCount,
        0 AS ReceivedDossierCount,
        0 AS HeldBackDossierCount
    FROM due
    LEFT JOIN before
        ON before.FacilityDurableKey = due.FacilityDurableKey
        AND before.DateKey = due.DateKey
    LEFT JOIN replied
        ON replied.FacilityDurableKey = due.FacilityDurableKey
        AND replied.DateKey = due.DateKey
    UNION ALL
    SELECT
        receipt.ReceiptDateKey,
        receipt.FacilityDurableKey,
        0,
        0,
        0,
        0,
        0,
        receipt.ReceivedDossierCount,
        receipt.QuarantinedDossierCount + receipt.RefusedDossierCount
    FROM fact.DossierReceipt AS receipt
)
SELECT
    stated.DateKey AS ReportDateKey,
    stated.FacilityDurableKey,
    facility.FacilityKey,
    SUM(stated.ExpectedDossierCount) AS ExpectedDossierCount,
    SUM(stated.PortalDossierCount) AS PortalDossierCount,
    SUM(stated.AcceptedDossierCount) AS AcceptedDossierCount,
    SUM(stated.RejectedDossierCount) AS RejectedDossierCount,
    SUM(stated.LateDossierCount) AS LateDossierCount,
    SUM(stated.ReceivedDossierCount) AS ReceivedDossierCount,
    SUM(stated.HeldBackDossierCount) AS HeldBackDossierCount
FROM stated
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = stated.FacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY stated.DateKey, stated.FacilityDurableKey, facility.FacilityKey;
