-- People with a valid card on the day of the newest register handed over by persons whom no link names with a resident: at most so many of the residents without a card may have one all the same. Feeds fact.UncoveredPeopleByEntitlement.
-- Grain  one row per commune of the card
-- Caution  among them are people who live elsewhere or in no register; cards name the commune of the extract that told of them last, of before the reform too
-- Conserves  MemberCount = distinct MemberDurableKey of fact.CardSpan by CommuneDurableKey where MemberDurableKey > 0 AND (SELECT MAX(newest.AsOfDateKey) FROM fact.Resident AS newest) BETWEEN SpanStartDateKey AND SpanEndDateKey AND MemberDurableKey NOT IN (SELECT person.MemberDurableKey FROM dim.Member AS person INNER JOIN dim.MatchedPerson AS matched ON matched.MemberToken = person.MemberToken AND matched.RegisterCode = 'MPS' WHERE person.IsCurrent = 1)
CREATE VIEW derive.UnlinkedMember
AS
WITH newest AS
(
    SELECT MAX(resident.AsOfDateKey) AS AsOfDateKey
    FROM fact.Resident AS resident
),
linked AS
(
    SELECT DISTINCT member.MemberDurableKey
    FROM dim.MatchedPerson AS matched
    INNER JOIN dim.Member AS member
        ON member.MemberToken = matched.MemberToken
        AND member.IsCurrent = 1
    WHERE matched.RegisterCode = 'MPS'
)
SELECT
    span.CommuneDurableKey,
    COUNT(DISTINCT span.MemberDurableKey) AS MemberCount
FROM newest
INNER JOIN fact.CardSpan AS span
    ON newest.AsOfDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
LEFT JOIN linked
    ON linked.MemberDurableKey = span.MemberDurableKey
WHERE span.MemberDurableKey > 0
    AND linked.MemberDurableKey IS NULL
GROUP BY span.CommuneDurableKey;
