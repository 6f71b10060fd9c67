-- Populations of both sexes and all ages, with the month from which each holds: of the statistics office as published, else the sum over sexes and ages where only these are; of the resident register by commune and, added up, by province. Restated into old and new units.
-- Conserves  PersonCount of fact.Population by FromMonthKey = (YearNumber * 100) + 1, PopulationBasisKey, AdministrativeUnitDurableKey where SexKey = -1 AND AgeBandKey = -1 among EXISTS (SELECT 1 FROM fact.Population AS whole WHERE (whole.YearNumber * 100) + 1 = own.FromMonthKey AND whole.PopulationBasisKey = own.PopulationBasisKey AND whole.AdministrativeUnitDurableKey = own.AdministrativeUnitDurableKey AND whole.SexKey = -1 AND whole.AgeBandKey = -1);
-- Conserves  PersonCount of derive.RegisteredPeople by FromMonthKey = MonthKey, PopulationBasisKey, AdministrativeUnitDurableKey = CommuneDurableKey among CountedLevel = 'Commune' AND PopulationBasis(PopulationBasisKey).PopulationBasisCode IN ('MPS-REG', 'MPS-RES');
-- Conserves  PersonCount of derive.RegisteredPeople by FromMonthKey = MonthKey, PopulationBasisKey, UnitSystemCode among CountedLevel = 'Province' AND PopulationBasis(PopulationBasisKey).PopulationBasisCode IN ('MPS-REG', 'MPS-RES') as far as told
CREATE VIEW derive.PopulationWhole
AS
SELECT
    (counted.YearNumber * 100) + 1 AS FromMonthKey,
    (counted.YearNumber * 10000) + 1231 AS CountedDateKey,
    counted.PopulationBasisKey,
    unit.UnitLevel AS CountedLevel,
    unit.UnitSystemCode,
    counted.AdministrativeUnitDurableKey,
    CAST(COALESCE(
        SUM(CASE WHEN counted.SexKey = -1 AND counted.AgeBandKey = -1 THEN counted.PersonCount END),
        SUM(CASE WHEN counted.SexKey <> -1 AND counted.AgeBandKey <> -1 THEN counted.PersonCount END),
        SUM(CASE WHEN counted.SexKey <> -1 AND counted.AgeBandKey = -1 THEN counted.PersonCount END),
        SUM(CASE WHEN counted.SexKey = -1 AND counted.AgeBandKey <> -1 THEN counted.PersonCount END)
    ) AS int) AS PersonCount
FROM fact.Population AS counted
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = counted.AdministrativeUnitKey
GROUP BY counted.YearNumber, counted.PopulationBasisKey, unit.UnitLevel, unit.UnitSystemCode, counted.AdministrativeUnitDurableKey
UNION ALL
SELECT
    registered.MonthKey,
    registered.AsOfDateKey,
    registered.PopulationBasisKey,
    'Commune',
    registered.UnitSystemCode,
    registered.CommuneDurableKey,
    CAST(SUM(registered.PersonCount) AS int)
FROM derive.RegisteredPeople AS registered
GROUP BY registered.MonthKey, registered.AsOfDateKey, registered.PopulationBasisKey, registered.UnitSystemCode, registered.CommuneDurableKey
UNION ALL
SELECT
    registered.MonthKey,
    MAX(registered.AsOfDateKey),
    registered.PopulationBasisKey,
    'Province',
    registered.UnitSystemCode,
    province.AdministrativeUnitDurableKey,
    CAST(SUM(registered.PersonCount) AS int)
FROM derive.RegisteredPeople AS registered
INNER JOIN dim.AdministrativeUnit AS province
    ON province.UnitCode = registered.ProvinceCode
    AND registered.AsOfDateKey BETWEEN province.ValidFromDateKey AND province.ValidToDateKey
GROUP BY registered.MonthKey, registered.PopulationBasisKey, registered.UnitSystemCode, province.AdministrativeUnitDurableKey;
