-- K06          Pupils and students covered
-- Numerator    people on a school's list who have a valid card of any group on the day of the list
-- Denominator  people on that list
-- Grain  one row per month of a list handed over by persons, commune of the school and school (slice)
-- Period  stock
-- Units  restated
-- Hides  Numerator, Denominator
-- Caution  a pupil insured as a poor or a minority person counts as covered; a card is found by the links of persons, those for review included; schools that hand over counts only have no figure here (K04 has the group's)
-- Basis        Luật 51/2024/QH15 art. 12(4): pupils and students; lists of schools twice a year
-- Conserves  Denominator = rows of fact.EntitledPerson by MonthKey = AsOfDateKey / 100, AdministrativeUnitKey = CommuneKey, SliceCode = SchoolCode where SchoolCode <> '';
-- Conserves  Numerator = rows of fact.EntitledPerson by MonthKey = AsOfDateKey / 100, AdministrativeUnitKey = CommuneKey, SliceCode = SchoolCode where SchoolCode <> '' AND (EXISTS (SELECT 1 FROM dim.MemberIdentity AS known INNER JOIN dim.Member AS person ON person.MemberToken = known.MemberToken AND person.IsCurrent = 1 INNER JOIN fact.CardSpan AS span ON span.MemberDurableKey = person.MemberDurableKey WHERE known.CitizenToken = own.CitizenToken AND own.AsOfDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey) OR EXISTS (SELECT 1 FROM dim.MatchedPerson AS matched INNER JOIN dim.Member AS person ON person.MemberToken = matched.MemberToken AND person.IsCurrent = 1 INNER JOIN fact.CardSpan AS span ON span.MemberDurableKey = person.MemberDurableKey WHERE matched.PersonToken = own.CitizenToken AND own.AsOfDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey))
CREATE VIEW indicator.PupilsCovered
AS
WITH participant AS
(
    SELECT listed.EntitledPersonKey, matched.MemberToken
    FROM fact.EntitledPerson AS listed
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = listed.CitizenToken
    WHERE listed.SchoolCode <> ''
    UNION
    SELECT listed.EntitledPersonKey, memberIdentity.MemberToken
    FROM fact.EntitledPerson AS listed
    INNER JOIN dim.MemberIdentity AS memberIdentity
        ON memberIdentity.CitizenToken = listed.CitizenToken
    WHERE listed.SchoolCode <> ''
),
insured AS
(
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
    'K06' AS IndicatorCode,
    listed.AsOfDateKey / 100 AS MonthKey,
    listed.CommuneKey AS AdministrativeUnitKey,
    basis.PopulationBasisKey,
    listed.AsOfDateKey / 10000 AS BasisYear,
    listed.SchoolCode AS SliceCode,
    COUNT(insured.EntitledPersonKey) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.EntitledPerson AS listed
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = 'PPC-LIST'
LEFT JOIN insured
    ON insured.EntitledPersonKey = listed.EntitledPersonKey
WHERE listed.SchoolCode <> ''
GROUP BY listed.AsOfDateKey, listed.CommuneKey, basis.PopulationBasisKey, listed.SchoolCode;
