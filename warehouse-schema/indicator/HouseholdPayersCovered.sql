-- K07          Household payers and average-income farmers covered
-- Numerator    people of the commune with a valid card of the group on the last day of the month
-- Denominator  people of the commune on the newest list or estimate of those who belong to the group
-- Grain  one row per month, commune (of the month's own units) and group (GD households, GB average-income households in farming, forestry, fishing and salt)
-- Caution  the basis is the province's list (PPC-LIST), mostly an estimate; who has moved to a group that comes before this one is still on it; a commune that ended has no figure until the next list
-- Basis        Luật 51/2024/QH15 art. 12(4) and (5)
-- Conserves  Numerator = MemberCount of fact.EnrolmentMonth by MonthKey, AdministrativeUnit(AdministrativeUnitKey).AdministrativeUnitDurableKey = CommuneDurableKey, ParticipantGroup(ParticipantGroupKey).GroupCode as far as told;
-- Conserves  Denominator nothing: a list repeats in every month until the next one
CREATE VIEW indicator.HouseholdPayersCovered
AS
WITH list AS
(
    SELECT
        entitled.AsOfDateKey / 100 AS FromMonthKey,
        entitled.CommuneDurableKey,
        participantGroup.GroupCode,
        SUM(entitled.PersonCount) AS PersonCount
    FROM fact.EntitledPopulation AS entitled
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = entitled.ParticipantGroupKey
        AND participantGroup.GroupCode IN ('GD', 'GB')
    WHERE entitled.CommuneDurableKey > 0
    GROUP BY entitled.AsOfDateKey / 100, entitled.CommuneDurableKey, participantGroup.GroupCode
),
edition AS
(
    SELECT
        list.FromMonthKey,
        list.CommuneDurableKey,
        list.GroupCode,
        list.PersonCount,
        COALESCE(LEAD(list.FromMonthKey) OVER (PARTITION BY list.CommuneDurableKey, list.GroupCode ORDER BY list.FromMonthKey), 999912) AS NextMonthKey
    FROM list
),
held AS
(
    SELECT
        enrolment.MonthKey,
        enrolment.CommuneDurableKey,
        participantGroup.GroupCode,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentMonth AS enrolment
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = enrolment.ParticipantGroupKey
        AND participantGroup.GroupCode IN ('GD', 'GB')
    GROUP BY enrolment.MonthKey, enrolment.CommuneDurableKey, participantGroup.GroupCode
),
month AS
(
    SELECT DISTINCT enrolment.MonthKey FROM fact.EnrolmentMonth AS enrolment
)
SELECT
    'K07' AS IndicatorCode,
    month.MonthKey,
    commune.AdministrativeUnitKey,
    participantGroup.ParticipantGroupKey,
    basis.PopulationBasisKey,
    edition.FromMonthKey / 100 AS BasisYear,
    COALESCE(held.MemberCount, 0) AS Numerator,
    edition.PersonCount AS Denominator
FROM month
INNER JOIN edition
    ON month.MonthKey >= edition.FromMonthKey
    AND month.MonthKey < edition.NextMonthKey
INNER JOIN dim.AdministrativeUnit AS commune
    ON commune.AdministrativeUnitDurableKey = edition.CommuneDurableKey
    AND (month.MonthKey * 100) + 28 BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
    AND (month.MonthKey * 100) + 28 <= commune.LifeToDateKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = edition.GroupCode
    AND (month.MonthKey * 100) + 28 BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = 'PPC-LIST'
LEFT JOIN held
    ON held.MonthKey = month.MonthKey
    AND held.CommuneDurableKey = edition.CommuneDurableKey
    AND held.GroupCode = edition.GroupCode;
