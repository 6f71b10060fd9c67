-- People whose cards name an old commune before the reform and a new one after it, by pair of communes that the conversion table links. The weights of split communes come from here.
-- Conserves  nothing: people are counted once for each pair of communes that their cards name, and only the weights of split units come of it
CREATE VIEW derive.CountedInBothSystems
AS
SELECT
    change.OldUnitDurableKey,
    change.NewUnitDurableKey,
    COUNT(DISTINCT earlier.MemberDurableKey) AS PersonCount
FROM
(
    SELECT known.OldUnitDurableKey, known.NewUnitDurableKey
    FROM fact.AdministrativeUnitChange AS known
    WHERE known.RelationCode IN ('Part', 'PartArea')
        AND known.OldUnitDurableKey > 0
    GROUP BY known.OldUnitDurableKey, known.NewUnitDurableKey
) AS change
INNER JOIN fact.CardSpan AS earlier
    ON earlier.CommuneDurableKey = change.OldUnitDurableKey
INNER JOIN fact.CardSpan AS later
    ON later.MemberDurableKey = earlier.MemberDurableKey
    AND later.CommuneDurableKey = change.NewUnitDurableKey
WHERE earlier.MemberDurableKey > 0
GROUP BY change.OldUnitDurableKey, change.NewUnitDurableKey;
