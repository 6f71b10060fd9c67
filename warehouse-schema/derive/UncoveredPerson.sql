-- Residents for whom no valid card is found on the day of the newest register handed over by persons, each with the cheapest group that lists, age and household say they may join, and what that costs them a year. Feeds fact.UncoveredPeopleByEntitlement; the people themselves are shown by bhyt uncovered --list alone.
-- Grain  one row per resident of that day without a valid card
-- Caution  a card is found by the links of fact.IdentityLink: who is NotFound may hold a card under an identity that no link reaches (derive.UnlinkedMember says how many such cards there are), or in another province; work and pension are in no register here, so groups that employers or the insurance agency pay are never told; a list stands until the next one of its group and school; who is on a list joins by it even where a household's later members would pay less (Luật BHYT art. 13: by the first group in the order of art. 12); support is what the law has at least
-- Conserves  rows of fact.Resident by AsOfDateKey, CommuneKey, AgeBandKey where AsOfDateKey = (SELECT MAX(newest.AsOfDateKey) FROM fact.Resident AS newest) AND NOT EXISTS (SELECT 1 FROM dim.MatchedPerson AS matched INNER JOIN dim.Member AS person ON person.MemberToken = matched.MemberToken AND person.IsCurrent = 1 INNER JOIN fact.CardSpan AS span ON span.MemberDurableKey = person.MemberDurableKey WHERE matched.PersonToken = own.CitizenToken AND own.AsOfDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey);
-- Conserves  LowCostAmount, HighCostAmount nothing: worked out from dim.ContributionRule and dim.BaseSalary
CREATE VIEW derive.UncoveredPerson
AS
WITH newest AS
(
    SELECT MAX(resident.AsOfDateKey) AS AsOfDateKey
    FROM fact.Resident AS resident
),
card AS
(
    SELECT
        resident.ResidentKey,
        participantGroup.GroupCode,
        span.ParticipantGroupKey,
        span.SpanEndDateKey,
        CASE WHEN span.SpanEndDateKey >= resident.AsOfDateKey THEN 1 ELSE 0 END AS IsValid,
        ROW_NUMBER() OVER (PARTITION BY resident.ResidentKey ORDER BY span.SpanStartDateKey DESC, span.CardToken) AS Recency
    FROM newest
    INNER JOIN fact.Resident AS resident
        ON resident.AsOfDateKey = newest.AsOfDateKey
    INNER JOIN dim.MatchedPerson AS matched
        ON matched.PersonToken = resident.CitizenToken
    INNER JOIN dim.Member AS member
        ON member.MemberToken = matched.MemberToken
        AND member.IsCurrent = 1
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = member.MemberDurableKey
        AND span.SpanStartDateKey <= resident.AsOfDateKey
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = span.ParticipantGroupKey
),
held AS
(
    SELECT
        card.ResidentKey,
        MAX(card.IsValid) AS IsCovered,
        MAX(CASE WHEN card.IsValid = 1 AND card.GroupCode = 'GD' THEN 1 ELSE 0 END) AS IsHouseholdPayer,
        MAX(CASE WHEN card.Recency = 1 THEN card.ParticipantGroupKey ELSE -1 END) AS LastParticipantGroupKey,
        MAX(card.SpanEndDateKey) AS LastEndDateKey
    FROM card
    GROUP BY card.ResidentKey
),
person AS
(
    SELECT
        resident.ResidentKey,
        resident.AsOfDateKey,
        resident.CitizenToken,
        resident.HouseholdToken,
        resident.CommuneKey,
        resident.CommuneDurableKey,
        resident.AgeBandKey,
        resident.BirthYear,
        COALESCE(held.IsCovered, 0) AS IsCovered,
        COALESCE(held.IsHouseholdPayer, 0) AS IsHouseholdPayer,
        COALESCE(held.LastParticipantGroupKey, -1) AS LastParticipantGroupKey,
        COALESCE(held.LastEndDateKey, -1) AS LastEndDateKey,
        CASE WHEN held.ResidentKey IS NULL THEN 'NotFound' ELSE 'Lapsed' END AS FoundCode
    FROM newest
    INNER JOIN fact.Resident AS resident
        ON resident.AsOfDateKey = newest.AsOfDateKey
    LEFT JOIN held
        ON held.ResidentKey = resident.ResidentKey
),
household AS
(
    SELECT
        person.HouseholdToken,
        SUM(person.IsCovered) AS CoveredCount,
        SUM(person.IsHouseholdPayer) AS PayerCount
    FROM person
    WHERE person.HouseholdToken <> ''
    GROUP BY person.HouseholdToken
),
latest AS
(
    SELECT
        participantGroup.GroupCode,
        listed.SchoolCode,
        MAX(listed.AsOfDateKey) AS AsOfDateKey
    FROM fact.EntitledPerson AS listed
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = listed.ParticipantGroupKey
    GROUP BY participantGroup.GroupCode, listed.SchoolCode
),
inForce AS
(
    SELECT
        contribution.GroupCode,
        contribution.HouseholdNumber,
        contribution.OwnRate,
        CAST(salary.BaseSalaryAmount * contribution.ContributionRate * 12 AS decimal(18, 2)) AS YearAmount
    FROM newest
    INNER JOIN dim.ContributionRule AS contribution
        ON newest.AsOfDateKey BETWEEN contribution.ValidFromDateKey AND contribution.ValidToDateKey
        AND contribution.ContributionRuleKey > 0
    INNER JOIN dim.BaseSalary AS salary
        ON newest.AsOfDateKey BETWEEN salary.ValidFromDateKey AND salary.ValidToDateKey
        AND salary.BaseSalaryCode = 'REF'
),
bound AS
(
    SELECT
        COALESCE(MAX(inForce.YearAmount), 0) AS MostAmount,
        COALESCE(MIN(CASE WHEN inForce.GroupCode = 'GD' THEN CAST(inForce.YearAmount * inForce.OwnRate AS decimal(18, 2)) END), 0) AS LeastHouseholdAmount
    FROM inForce
),
candidate AS
(
    SELECT person.ResidentKey, participantGroup.GroupCode, 'List' AS EntitlementCode
    FROM person
    INNER JOIN fact.EntitledPerson AS listed
        ON listed.CitizenToken = person.CitizenToken
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = listed.ParticipantGroupKey
    INNER JOIN latest
        ON latest.GroupCode = participantGroup.GroupCode
        AND latest.SchoolCode = listed.SchoolCode
        AND latest.AsOfDateKey = listed.AsOfDateKey
    WHERE person.IsCovered = 0
        AND participantGroup.GroupCode <> 'GD'
    UNION ALL
    SELECT person.ResidentKey, 'TE', 'Age'
    FROM person
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = person.AgeBandKey
        AND ageBand.AgeBandCode = '00-05'
    WHERE person.IsCovered = 0
),
ranked AS
(
    SELECT
        candidate.ResidentKey,
        candidate.GroupCode,
        candidate.EntitlementCode,
        CAST(inForce.YearAmount * inForce.OwnRate AS decimal(18, 2)) AS CostAmount,
        ROW_NUMBER() OVER (PARTITION BY candidate.ResidentKey ORDER BY COALESCE(inForce.OwnRate, 2), candidate.GroupCode, candidate.EntitlementCode) AS Place
    FROM candidate
    LEFT JOIN inForce
        ON inForce.GroupCode = candidate.GroupCode
        AND inForce.HouseholdNumber = 0
),
placed AS
(
    SELECT
        person.ResidentKey,
        person.AsOfDateKey,
        person.CitizenToken,
        person.HouseholdToken,
        person.CommuneKey,
        person.CommuneDurableKey,
        person.AgeBandKey,
        person.FoundCode,
        person.LastParticipantGroupKey,
        person.LastEndDateKey,
        COALESCE(ranked.GroupCode, 'GD') AS GroupCode,
        COALESCE(ranked.EntitlementCode, 'Household') AS EntitlementCode,
        ranked.CostAmount,
        CASE WHEN person.HouseholdToken = '' THEN 'Unknown' WHEN household.CoveredCount > 0 THEN 'Part' ELSE 'Whole' END AS HouseholdCode,
        CASE
            WHEN ranked.GroupCode IS NOT NULL OR person.HouseholdToken = '' THEN 0
            ELSE household.PayerCount + ROW_NUMBER() OVER (PARTITION BY person.HouseholdToken, CASE WHEN ranked.GroupCode IS NULL THEN 1 ELSE 0 END ORDER BY person.BirthYear, person.CitizenToken)
        END AS MemberNumber
    FROM person
    LEFT JOIN household
        ON household.HouseholdToken = person.HouseholdToken
    LEFT JOIN ranked
        ON ranked.ResidentKey = person.ResidentKey
        AND ranked.Place = 1
    WHERE person.IsCovered = 0
)
SELECT
    placed.ResidentKey,
    placed.AsOfDateKey,
    placed.CitizenToken,
    placed.HouseholdToken,
    placed.CommuneKey,
    placed.CommuneDurableKey,
    placed.AgeBandKey,
    placed.FoundCode, -- Lapsed (the cards found are over) or NotFound (none is found)
    placed.LastParticipantGroupKey,
    placed.LastEndDateKey,
    COALESCE(entitled.ParticipantGroupKey, -1) AS EntitledGroupKey,
    placed.EntitlementCode, -- List, Age (a child under six) or Household (nothing else is known)
    placed.HouseholdCode, -- Whole (nobody of it has a card), Part, or Unknown where the register tells no household
    CASE WHEN placed.MemberNumber > 5 THEN 5 ELSE placed.MemberNumber END AS HouseholdNumber,
    CASE WHEN placed.EntitlementCode <> 'Household' THEN CASE WHEN placed.CostAmount IS NULL THEN 'NoRule' ELSE 'Known' END WHEN own.YearAmount IS NULL AND placed.HouseholdToken <> '' THEN 'NoRule' WHEN placed.HouseholdToken = '' THEN 'HouseholdUnknown' ELSE 'Known' END AS CostCode,
    CASE WHEN placed.EntitlementCode <> 'Household' THEN COALESCE(placed.CostAmount, 0) WHEN placed.HouseholdToken = '' THEN bound.LeastHouseholdAmount ELSE CAST(COALESCE(own.YearAmount * own.OwnRate, 0) AS decimal(18, 2)) END AS LowCostAmount,
    CASE WHEN placed.EntitlementCode <> 'Household' THEN COALESCE(placed.CostAmount, bound.MostAmount) WHEN placed.HouseholdToken = '' THEN bound.MostAmount ELSE CAST(COALESCE(own.YearAmount * own.OwnRate, bound.MostAmount) AS decimal(18, 2)) END AS HighCostAmount
FROM placed
CROSS JOIN bound
LEFT JOIN inForce AS own
    ON own.GroupCode = 'GD'
    AND own.HouseholdNumber = CASE WHEN placed.MemberNumber > 5 THEN 5 ELSE placed.MemberNumber END
LEFT JOIN dim.ParticipantGroup AS entitled
    ON entitled.GroupCode = placed.GroupCode
    AND placed.AsOfDateKey BETWEEN entitled.ValidFromDateKey AND entitled.ValidToDateKey
    AND entitled.ParticipantGroupKey > 0;
