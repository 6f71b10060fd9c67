-- K01          Coverage rate
-- Numerator    people with a valid card on the last day of the month
-- Denominator  population of the province or commune on the named basis: the last count before the end of the month, or of the month's year
-- Grain  one row per month, province or commune (of the month's own units) and population basis
-- Period  stock
-- Units  own: mart.CoverageByUnitView restates it from cards and populations themselves
-- Hides  Numerator, Denominator
-- Caution  the basis is part of the figure; the year of the population stands beside it (BasisYear); both sides are restated into the units of the month, never mixed; communes and provinces are not added up
-- Basis        statistics dictionary: people with a card over the population at the same time
-- Conserves  each Numerator = MemberCount of fact.EnrolmentRestated by MonthKey, AdministrativeUnitKey where EXISTS (SELECT 1 FROM dim.UnitSystem AS known WHERE known.UnitSystemCode = own.UnitSystemCode AND (own.MonthKey * 100) + 28 BETWEEN known.ValidFromDateKey AND known.ValidToDateKey) AND (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = CountedLevel OR (AdministrativeUnitKey = -1 AND CountedLevel = 'Province'));
-- Conserves  rows, Denominator = PersonCount of derive.PopulationOfMonth by MonthKey, AdministrativeUnitKey, PopulationBasisKey where EXISTS (SELECT 1 FROM dim.UnitSystem AS known WHERE known.UnitSystemCode = own.UnitSystemCode AND (own.MonthKey * 100) + 28 BETWEEN known.ValidFromDateKey AND known.ValidToDateKey) AND AdministrativeUnit(AdministrativeUnitKey).UnitLevel = CountedLevel among PopulationBasisKey <> -1
CREATE VIEW indicator.CoverageRate
AS
SELECT
    'K01' AS IndicatorCode,
    covered.MonthKey,
    covered.AdministrativeUnitKey,
    COALESCE(counted.PopulationBasisKey, -1) AS PopulationBasisKey,
    CAST(CASE WHEN counted.FromMonthKey > 0 THEN counted.FromMonthKey / 100 ELSE -1 END AS int) AS BasisYear,
    covered.MemberCount AS Numerator,
    COALESCE(counted.PersonCount, 0) AS Denominator
FROM fact.EnrolmentRestated AS covered
INNER JOIN dim.UnitSystem AS unitSystem
    ON unitSystem.UnitSystemCode = covered.UnitSystemCode
    AND (covered.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = covered.AdministrativeUnitKey
    AND (unit.UnitLevel = covered.CountedLevel OR (unit.AdministrativeUnitKey = -1 AND covered.CountedLevel = 'Province')) -- people of a commune that reaches none stand under its province twice
LEFT JOIN fact.PopulationRestated AS counted
    ON counted.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
    AND counted.AdministrativeUnitDurableKey > 0
    AND counted.UnitSystemCode = covered.UnitSystemCode
    AND counted.CountedLevel = covered.CountedLevel
    AND covered.MonthKey >= counted.FromMonthKey
    AND covered.MonthKey < counted.NextMonthKey;
