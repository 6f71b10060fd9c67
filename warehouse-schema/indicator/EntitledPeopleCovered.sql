-- K05          Listed people covered
-- Numerator    people on a list of persons entitled to the group who have a valid card of any group on the day of the list
-- Denominator  people on that list
-- Grain  one row per month of a list handed over by persons, commune and participant group
-- Period  stock
-- Units  restated
-- Hides  Numerator, Denominator
-- Caution  the basis is the list (PPC-LIST); a card is found by the citizen number beside it or by the links of fact.IdentityLink, those for review included
-- Conserves  Denominator = rows of fact.EntitledPerson by MonthKey = AsOfDateKey / 100, AdministrativeUnitKey = CommuneKey, ParticipantGroupKey;
-- Conserves  Numerator = rows of fact.EntitledPerson by MonthKey = AsOfDateKey / 100, AdministrativeUnitKey = CommuneKey, ParticipantGroupKey where (EXISTS (SELECT 1 FROM dim.MemberIdentity AS known INNER JOIN dim.Member AS person ON person.MemberToken = known.MemberToken AND person.IsCurrent = 1 INNER JOIN fact.CardSpan AS span ON span.MemberDurableKey = person.MemberDurableKey WHERE known.CitizenToken = own.CitizenToken AND own.AsOfDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey) OR EXISTS (SELECT 1 FROM dim.MatchedPerson AS matched INNER JOIN dim.Member AS person ON person.MemberToken = matched.MemberToken AND person.IsCurrent = 1 INNER JOIN fact.CardSpan AS span ON span.MemberDurableKey = person.MemberDurableKey WHERE matched.PersonToken = own.CitizenToken AND own.AsOfDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey))
CREATE VIEW indicator.EntitledPeopleCovered
AS
WITH participant AS
(
    SELECT listed.EntitledPersonKey, matched.MemberToken
    FROM fact.EntitledPerson AS listed
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = listed.CitizenToken
    UNION
    SELECT listed.EntitledPersonKey, memberIdentity.MemberToken
    FROM fact.EntitledPerson AS listed
    INNER JOIN dim.MemberIdentity AS memberIdentity
        ON memberIdentity.CitizenToken = listed.CitizenToken
),
insured AS
(
    -- Left joins keep the order in which the tables are read: the list first, then each person's own rows by their keys.
    SELECT DISTINCT
        listed.EntitledPersonKey
    FROM fact.EntitledPerson AS listed
    LEFT JOIN participant
        ON participant.EntitledPersonKey = listed.EntitledPersonKey
    LEFT JOIN dim.Member AS member
        ON member.MemberToken = participant.MemberToken
        AND member.IsCurrent = 1
    LEFT JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = member.MemberDurableKey
    WHERE listed.AsOfDateKey BETWEEN COALESCE(span.SpanStartDateKey, 99999999) AND COALESCE(span.SpanEndDateKey, -1)
)
SELECT
    'K05' AS IndicatorCode,
    listed.AsOfDateKey / 100 AS MonthKey,
    listed.CommuneKey AS AdministrativeUnitKey,
    listed.ParticipantGroupKey,
    basis.PopulationBasisKey,
    listed.AsOfDateKey / 10000 AS BasisYear,
    COUNT(insured.EntitledPersonKey) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.EntitledPerson AS listed
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = 'PPC-LIST'
LEFT JOIN insured
    ON insured.EntitledPersonKey = listed.EntitledPersonKey
GROUP BY listed.AsOfDateKey, listed.CommuneKey, listed.ParticipantGroupKey, basis.PopulationBasisKey;
