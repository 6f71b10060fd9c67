-- K08          Household coverage
-- Numerator    households whose every registered member has a valid card on the day of the register
-- Denominator  households of the register
-- Grain  one row per month of a register handed over by persons, and commune
-- Period  stock
-- Units  restated
-- Hides  Numerator, Denominator
-- Caution  a card is found by the links of fact.IdentityLink, those for review included; residents without a household in the register are left out; permanent and temporary residents together (MPS-RES)
-- Conserves  Denominator = distinct CONCAT(AsOfDateKey, HouseholdToken) of fact.Resident by MonthKey = AsOfDateKey / 100, AdministrativeUnitKey = CommuneKey where HouseholdToken <> '';
-- Conserves  Numerator nothing: a card is found by the links between participants and residents
CREATE VIEW indicator.HouseholdCoverage
AS
WITH person AS
(
    -- Left joins keep the order in which the tables are read: the register first, then each person's own rows by their keys.
    SELECT
        resident.ResidentKey,
        resident.AsOfDateKey,
        resident.CommuneKey,
        resident.HouseholdToken,
        MAX(CASE WHEN span.SpanEndDateKey >= resident.AsOfDateKey THEN 1 ELSE 0 END) AS IsCovered
    FROM fact.Resident AS resident
    LEFT JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = resident.CitizenToken
    LEFT JOIN dim.Member AS member
        ON member.MemberToken = matched.MemberToken
        AND member.IsCurrent = 1
    LEFT JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = member.MemberDurableKey
        AND span.SpanStartDateKey <= resident.AsOfDateKey
    WHERE resident.HouseholdToken <> ''
    GROUP BY resident.ResidentKey, resident.AsOfDateKey, resident.CommuneKey, resident.HouseholdToken
),
household AS
(
    SELECT
        person.AsOfDateKey,
        person.CommuneKey,
        person.HouseholdToken,
        MIN(person.IsCovered) AS IsWhole
    FROM person
    GROUP BY person.AsOfDateKey, person.CommuneKey, person.HouseholdToken
)
SELECT
    'K08' AS IndicatorCode,
    household.AsOfDateKey / 100 AS MonthKey,
    household.CommuneKey AS AdministrativeUnitKey,
    basis.PopulationBasisKey,
    household.AsOfDateKey / 10000 AS BasisYear,
    SUM(household.IsWhole) AS Numerator,
    COUNT(*) AS Denominator
FROM household
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = 'MPS-RES'
GROUP BY household.AsOfDateKey, household.CommuneKey, basis.PopulationBasisKey;
