-- K02          Distance to the coverage target
-- Numerator    people with a valid card on the last day of the month
-- Denominator  people who would have one if the year's target were met: population on the named basis, times the target, rounded up
-- Grain  one row per month, province or commune, and population basis
-- Period  stock
-- Units  own: a target is assigned to the unit that its plan names
-- Hides  Numerator, Denominator
-- Caution  missing people are denominator minus numerator; a target that names its basis is held against that basis only, one that names none against each basis by itself
-- Conserves  Numerator = Numerator, rows of fact.IndicatorValue by MonthKey, AdministrativeUnit(AdministrativeUnitKey).AdministrativeUnitDurableKey, PopulationBasisKey where IndicatorCode = 'K01' AND PopulationBasisKey <> -1 AND EXISTS (SELECT 1 FROM fact.CoverageTarget AS target WHERE target.AdministrativeUnitDurableKey = AdministrativeUnit(AdministrativeUnitKey).AdministrativeUnitDurableKey AND target.YearNumber = own.MonthKey / 100 AND target.ParticipantGroupKey = -1 AND target.PopulationBasisKey IN (-1, own.PopulationBasisKey));
-- Conserves  Denominator nothing: it is worked out from the target, not added up
CREATE VIEW indicator.CoverageTargetDistance
AS
WITH assigned AS
(
    SELECT
        target.AdministrativeUnitKey,
        target.AdministrativeUnitDurableKey,
        target.YearNumber,
        basis.PopulationBasisKey,
        target.TargetRate,
        ROW_NUMBER() OVER (PARTITION BY target.AdministrativeUnitDurableKey, target.YearNumber, basis.PopulationBasisKey ORDER BY target.PopulationBasisKey DESC) AS Preference
    FROM fact.CoverageTarget AS target
    INNER JOIN dim.PopulationBasis AS basis
        ON (target.PopulationBasisKey = basis.PopulationBasisKey OR target.PopulationBasisKey = -1)
        AND basis.PopulationBasisKey <> -1
    WHERE target.ParticipantGroupKey = -1
)
SELECT
    'K02' AS IndicatorCode,
    covered.MonthKey,
    assigned.AdministrativeUnitKey,
    assigned.PopulationBasisKey,
    counted.FromMonthKey / 100 AS BasisYear,
    covered.MemberCount AS Numerator,
    CAST(((counted.PersonCount * assigned.TargetRate) + 0.49999) AS decimal(20, 0)) AS Denominator
FROM fact.EnrolmentRestated AS covered
INNER JOIN dim.UnitSystem AS unitSystem
    ON unitSystem.UnitSystemCode = covered.UnitSystemCode
    AND (covered.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = covered.AdministrativeUnitKey
    AND (unit.UnitLevel = covered.CountedLevel OR (unit.AdministrativeUnitKey = -1 AND covered.CountedLevel = 'Province')) -- people of a commune that reaches none stand under its province twice
INNER JOIN assigned
    ON assigned.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
    AND assigned.YearNumber = covered.MonthKey / 100
    AND assigned.Preference = 1
INNER JOIN fact.PopulationRestated AS counted
    ON counted.AdministrativeUnitDurableKey = covered.AdministrativeUnitDurableKey
    AND counted.UnitSystemCode = covered.UnitSystemCode
    AND counted.CountedLevel = covered.CountedLevel
    AND counted.PopulationBasisKey = assigned.PopulationBasisKey
    AND covered.MonthKey >= counted.FromMonthKey
    AND covered.MonthKey < counted.NextMonthKey;
