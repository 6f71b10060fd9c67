-- K04          Coverage by group
-- Numerator    people with a valid card of the group on the last day of the month
-- Denominator  people on the newest list of those entitled to the group that holds in the month
-- Grain  one row per month, province and participant group for which there is a list
-- Period  stock
-- Units  own: a list holds for the provinces of its own day
-- Hides  Numerator, Denominator
-- Caution  a list holds for the provinces of its own day: after a reform the group has no figure until the next list; the basis is the list (PPC-LIST), never a population; who is on a list and insured under a group that comes before it is in the denominator only
-- Conserves  Numerator = MemberCount of fact.EnrolmentMonth by MonthKey, AdministrativeUnit(AdministrativeUnitKey).ProvinceCode = AdministrativeUnit(CommuneKey).ProvinceCode, ParticipantGroupKey as far as told;
-- Conserves  Denominator nothing: a list repeats in every month until the next one
CREATE VIEW indicator.GroupCoverage
AS
WITH list AS
(
    SELECT
        entitled.AsOfDateKey / 100 AS FromMonthKey,
        province.AdministrativeUnitKey,
        province.AdministrativeUnitDurableKey,
        entitled.ParticipantGroupKey,
        SUM(entitled.PersonCount) AS PersonCount
    FROM fact.EntitledPopulation AS entitled
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = entitled.CommuneKey
    INNER JOIN dim.AdministrativeUnit AS province
        ON province.UnitCode = commune.ProvinceCode
        AND entitled.AsOfDateKey BETWEEN province.ValidFromDateKey AND province.ValidToDateKey
    GROUP BY entitled.AsOfDateKey / 100, province.AdministrativeUnitKey, province.AdministrativeUnitDurableKey, entitled.ParticipantGroupKey
),
edition AS
(
    SELECT
        list.FromMonthKey,
        list.AdministrativeUnitKey,
        list.AdministrativeUnitDurableKey,
        list.ParticipantGroupKey,
        list.PersonCount,
        COALESCE(LEAD(list.FromMonthKey) OVER (PARTITION BY list.AdministrativeUnitDurableKey, list.ParticipantGroupKey ORDER BY list.FromMonthKey), 999912) AS NextMonthKey
    FROM list
),
month AS
(
    SELECT DISTINCT enrolment.MonthKey FROM fact.EnrolmentMonth AS enrolment
),
held AS
(
    SELECT
        enrolment.MonthKey,
        commune.ProvinceCode,
        enrolment.ParticipantGroupKey,
        SUM(enrolment.MemberCount) AS MemberCount
    FROM fact.EnrolmentMonth AS enrolment
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = enrolment.CommuneKey
    GROUP BY enrolment.MonthKey, commune.ProvinceCode, enrolment.ParticipantGroupKey
)
SELECT
    'K04' AS IndicatorCode,
    month.MonthKey,
    edition.AdministrativeUnitKey,
    edition.ParticipantGroupKey,
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
    -- A list in the units of before a reform says nothing of the provinces after it.
    AND (month.MonthKey * 100) + 28 <= province.LifeToDateKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = 'PPC-LIST'
LEFT JOIN held
    ON held.MonthKey = month.MonthKey
    AND held.ProvinceCode = province.ProvinceCode
    AND held.ParticipantGroupKey = edition.ParticipantGroupKey;
