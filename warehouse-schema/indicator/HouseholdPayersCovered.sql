-- K07          Household payers and average-income farmers covered
-- Numerator    people of the province with a valid card of the group on the last day of the month
-- Denominator  people of the province on the newest list or estimate of those who belong to the group
-- Grain  one row per month, province (of the list's day) and group (GD households, GB average-income households in farming, forestry, fishing and salt)
-- Period  stock
-- Units  own: a list holds for the provinces of its own day
-- Hides  Numerator, Denominator
-- Caution  the basis is the province's list (PPC-LIST), mostly an estimate; who has moved to a group that comes before this one is still on it; not by commune: most cards name the commune of the extract that first told of them, so after a reform the communes of the lists and of the cards are not the same; a list of a province that ended says nothing of the months after it
-- Basis        Luật 51/2024/QH15 art. 12(4) and (5)
-- Conserves  Numerator = MemberCount of fact.EnrolmentMonth by MonthKey, AdministrativeUnit(AdministrativeUnitKey).ProvinceCode = AdministrativeUnit(CommuneKey).ProvinceCode, ParticipantGroup(ParticipantGroupKey).GroupCode as far as told;
-- Conserves  Denominator nothing: a list repeats in every month until the next one
CREATE VIEW indicator.HouseholdPayersCovered
AS
WITH list AS
(
    SELECT
        entitled.AsOfDateKey / 100 AS FromMonthKey,
        province.AdministrativeUnitKey,
        province.AdministrativeUnitDurableKey,
        participantGroup.GroupCode,
        SUM(entitled.PersonCount) AS PersonCount
    FROM fact.EntitledPopulation AS entitled
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = entitled.ParticipantGroupKey
        AND participantGroup.GroupCode IN ('GD', 'GB')
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = entitled.CommuneKey
    INNER JOIN dim.AdministrativeUnit AS province
        ON province.UnitCode = commune.ProvinceCode
        AND entitled.AsOfDateKey BETWEEN province.ValidFromDateKey AND province.ValidToDateKey
    GROUP BY entitled.AsOfDateKey / 100, province.AdministrativeUnitKey, province.AdministrativeUnitDurableKey, participantGroup.GroupCode
),
edition AS
(
    SELECT
        list.FromMonthKey,
        list.AdministrativeUnitKey,
        list.GroupCode,
        list.PersonCount,
        COALESCE(LEAD(list.FromMonthKey) OVER (PARTITION BY list.AdministrativeUnitDurableKey, list.GroupCode ORDER BY list.FromMonthKey), 999912) AS NextMonthKey
    FROM list
),
held AS
(
    SELECT
        enrolment.MonthKey,
        commune.ProvinceCode,
        participantGroup.GroupCode,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentMonth AS enrolment
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = enrolment.ParticipantGroupKey
        AND participantGroup.GroupCode IN ('GD', 'GB')
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = enrolment.CommuneKey
    GROUP BY enrolment.MonthKey, commune.ProvinceCode, participantGroup.GroupCode
),
month AS
(
    SELECT DISTINCT enrolment.MonthKey FROM fact.EnrolmentMonth AS enrolment
)
SELECT
    'K07' AS IndicatorCode,
    month.MonthKey,
    province.AdministrativeUnitKey,
    participantGroup.ParticipantGroupKey,
    basis.PopulationBasisKey,
    edition.FromMonthKey / 100 AS BasisYear,
    COALESCE(held.MemberCount, 0) AS Numerator,
    edition.PersonCount AS Denominator
FROM month
INNER JOIN edition
    ON month.MonthKey >= edition.FromMonthKey
    AND month.MonthKey < edition.NextMonthKey
INNER JOIN dim.AdministrativeUnit AS province
    ON province.AdministrativeUnitKey = edition.AdministrativeUnitKey
    AND (month.MonthKey * 100) + 28 <= province.LifeToDateKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = edition.GroupCode
    AND (month.MonthKey * 100) + 28 BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = 'PPC-LIST'
LEFT JOIN held
    ON held.MonthKey = month.MonthKey
    AND held.ProvinceCode = province.ProvinceCode
    AND held.GroupCode = edition.GroupCode;
