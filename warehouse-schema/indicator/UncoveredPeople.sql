-- K03          People not covered
-- Numerator    residents of the register without a valid card on its day
-- Denominator  residents of the register
-- Grain  one row per month of a register handed over by persons, commune, and participant group of the last card (-1 for people who show none)
-- Period  stock
-- Units  restated
-- Hides  Numerator, Denominator
-- Caution  a card is found by the links of fact.IdentityLink, those for review included; permanent and temporary residents together (MPS-RES)
-- Conserves  Denominator = rows of fact.Resident by MonthKey = AsOfDateKey / 100, AdministrativeUnitKey = CommuneKey;
-- Conserves  Numerator = rows of fact.Resident by MonthKey = AsOfDateKey / 100, AdministrativeUnitKey = CommuneKey where NOT EXISTS (SELECT 1 FROM dim.MatchedPerson AS matched INNER JOIN dim.Member AS person ON person.MemberToken = matched.MemberToken AND person.IsCurrent = 1 INNER JOIN fact.CardSpan AS span ON span.MemberDurableKey = person.MemberDurableKey WHERE matched.PersonToken = own.CitizenToken AND own.AsOfDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey)
CREATE VIEW indicator.UncoveredPeople
AS
WITH card AS
(
    SELECT
        resident.ResidentKey,
        span.ParticipantGroupKey,
        CASE WHEN span.SpanEndDateKey >= resident.AsOfDateKey THEN 1 ELSE 0 END AS IsValid,
        ROW_NUMBER() OVER (PARTITION BY resident.ResidentKey ORDER BY span.SpanStartDateKey DESC, span.CardToken) AS Recency
    FROM fact.Resident AS resident
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = resident.CitizenToken
    INNER JOIN dim.Member AS member
        ON member.MemberToken = matched.MemberToken
        AND member.IsCurrent = 1
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = member.MemberDurableKey
        AND span.SpanStartDateKey <= resident.AsOfDateKey
),
insured AS
(
    SELECT
        card.ResidentKey,
        MAX(card.IsValid) AS IsCovered,
        MAX(CASE WHEN card.Recency = 1 THEN card.ParticipantGroupKey ELSE -1 END) AS ParticipantGroupKey
    FROM card
    GROUP BY card.ResidentKey
)
SELECT
    'K03' AS IndicatorCode,
    resident.AsOfDateKey / 100 AS MonthKey,
    resident.CommuneKey AS AdministrativeUnitKey,
    COALESCE(insured.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    basis.PopulationBasisKey,
    resident.AsOfDateKey / 10000 AS BasisYear,
    SUM(CASE WHEN insured.IsCovered = 1 THEN 0 ELSE 1 END) AS Numerator,
    COUNT(*) AS Denominator
FROM fact.Resident AS resident
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = 'MPS-RES'
LEFT JOIN insured
    ON insured.ResidentKey = resident.ResidentKey
GROUP BY resident.AsOfDateKey, resident.CommuneKey, COALESCE(insured.ParticipantGroupKey, -1), basis.PopulationBasisKey;
