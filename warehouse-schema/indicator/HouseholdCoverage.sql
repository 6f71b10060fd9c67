-- K08          Household coverage
-- Numerator    households whose every registered member has a valid card on the day of the register
-- Denominator  households of the register
-- Grain  one row per month of a register handed over by persons, and commune
-- Caution  a card is found by the citizen number beside it; residents without a household in the register are left out; permanent and temporary residents together (MPS-RES)
CREATE VIEW indicator.HouseholdCoverage
AS
WITH card AS
(
    SELECT
        resident.ResidentKey,
        CASE WHEN span.SpanEndDateKey >= resident.AsOfDateKey THEN 1 ELSE 0 END AS IsValid
    FROM fact.Resident AS resident
    INNER JOIN dim.MemberIdentity AS memberIdentity
        ON memberIdentity.CitizenToken = resident.CitizenToken
    INNER JOIN dim.Member AS member
        ON member.MemberToken = memberIdentity.MemberToken
        AND member.IsCurrent = 1
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = member.MemberDurableKey
        AND span.SpanStartDateKey <= resident.AsOfDateKey
),
insured AS
(
    SELECT
        card.ResidentKey,
        MAX(card.IsValid) AS IsCovered
    FROM card
    GROUP BY card.ResidentKey
),
household AS
(
    SELECT
        resident.AsOfDateKey,
        resident.CommuneKey,
        resident.HouseholdToken,
        MIN(COALESCE(insured.IsCovered, 0)) AS IsWhole
    FROM fact.Resident AS resident
    LEFT JOIN insured
        ON insured.ResidentKey = resident.ResidentKey
    WHERE resident.HouseholdToken <> ''
    GROUP BY resident.AsOfDateKey, resident.CommuneKey, resident.HouseholdToken
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
