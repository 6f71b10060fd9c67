-- Dossiers of each facility that arrived, by day of discharge: did the facility's day arrive whole? Those taken back since count too. Read by the radar, which holds it against what was expected.
-- Day of receipt, did the facility send at all, is fact.DossierReceipt.
-- Conserves  nothing: the radar looks in it for what is missing, no figure is made of it
CREATE VIEW derive.DossierDay
AS
SELECT
    arrived.FacilityDurableKey,
    day.DateKey AS DischargeDateKey,
    day.DayNumber,
    SUM(arrived.DossierCount) AS DossierCount
FROM
(
    SELECT claim.TreatingFacilityDurableKey AS FacilityDurableKey, claim.DischargeDateKey, COUNT(*) AS DossierCount
    FROM fact.Claim AS claim
    WHERE claim.TreatingFacilityDurableKey > 0
    GROUP BY claim.TreatingFacilityDurableKey, claim.DischargeDateKey
    UNION ALL
    SELECT withdrawn.TreatingFacilityDurableKey, withdrawn.DischargeDateKey, COUNT(*)
    FROM fact.WithdrawnClaim AS withdrawn
    WHERE withdrawn.TreatingFacilityDurableKey > 0
    GROUP BY withdrawn.TreatingFacilityDurableKey, withdrawn.DischargeDateKey
) AS arrived
INNER JOIN dim.Date AS day
    ON day.DateKey = arrived.DischargeDateKey
WHERE day.DateKey BETWEEN 19900101 AND 20401231
GROUP BY arrived.FacilityDurableKey, day.DateKey, day.DayNumber;
