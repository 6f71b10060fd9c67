-- K14          Coverage in communes with minorities, hard areas or islands
-- Numerator    people with a valid card on the last day of the month in the communes of the class
-- Denominator  population of these communes on the named basis
-- Grain  one row per month, province, class of communes (slice: DT minorities in hard areas, DK especially hard areas, XD islands) and population basis
-- Period  stock
-- Units  own: a class belongs to communes as a list named them
-- Hides  Numerator, Denominator
-- Caution  a commune belongs to a class once a list of people entitled to that group names it, so classes overlap and never add up; a basis counts only the communes that it knows, on both sides, and communes that no basis knows stand under -1; of the month's own units
-- Basis        Luật 51/2024/QH15 art. 12(3): groups of hard areas and islands
-- Conserves  nothing: classes of communes overlap, and a commune counts once in each class that a list names it in
CREATE VIEW indicator.HardAreaCoverage
AS
WITH classed AS
(
    SELECT DISTINCT
        entitled.CommuneDurableKey,
        participantGroup.GroupCode
    FROM fact.EntitledPopulation AS entitled
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = entitled.ParticipantGroupKey
        AND participantGroup.GroupCode IN ('DT', 'DK', 'XD')
    WHERE entitled.CommuneDurableKey > 0
        AND entitled.PersonCount > 0
),
covered AS
(
    SELECT
        enrolled.MonthKey,
        enrolled.UnitSystemCode,
        enrolled.AdministrativeUnitDurableKey,
        unit.ProvinceCode,
        classed.GroupCode,
        enrolled.MemberCount
    FROM fact.EnrolmentRestated AS enrolled
    INNER JOIN dim.UnitSystem AS unitSystem
        ON unitSystem.UnitSystemCode = enrolled.UnitSystemCode
        AND (enrolled.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = enrolled.AdministrativeUnitKey
        AND unit.UnitLevel = 'Commune'
    INNER JOIN classed
        ON classed.CommuneDurableKey = enrolled.AdministrativeUnitDurableKey
    WHERE enrolled.CountedLevel = 'Commune'
),
summed AS
(
    SELECT
        covered.MonthKey,
        covered.ProvinceCode,
        covered.GroupCode,
        counted.PopulationBasisKey,
        SUM(covered.MemberCount) AS MemberCount,
        SUM(COALESCE(counted.PersonCount, 0)) AS PersonCount,
        MAX(COALESCE(counted.FromMonthKey, -100)) AS FromMonthKey
    FROM covered
    LEFT JOIN fact.PopulationRestated AS counted
        ON counted.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
        AND counted.UnitSystemCode = covered.UnitSystemCode
        AND counted.CountedLevel = 'Commune'
        AND covered.MonthKey >= counted.FromMonthKey
        AND covered.MonthKey < counted.NextMonthKey
    GROUP BY covered.MonthKey, covered.ProvinceCode, covered.GroupCode, counted.PopulationBasisKey
)
SELECT
    'K14' AS IndicatorCode,
    summed.MonthKey,
    province.AdministrativeUnitKey,
    COALESCE(summed.PopulationBasisKey, -1) AS PopulationBasisKey,
    CAST(CASE WHEN summed.FromMonthKey > 0 THEN summed.FromMonthKey / 100 ELSE -1 END AS int) AS BasisYear,
    CAST(summed.GroupCode AS varchar(20)) AS SliceCode,
    summed.MemberCount AS Numerator,
    summed.PersonCount AS Denominator
FROM summed
INNER JOIN dim.AdministrativeUnit AS province
    ON province.UnitCode = summed.ProvinceCode
    AND province.UnitLevel = 'Province'
    AND (summed.MonthKey * 100) + 28 BETWEEN province.ValidFromDateKey AND province.ValidToDateKey;
