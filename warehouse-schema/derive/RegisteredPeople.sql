-- People of the resident register by commune, on each of its two bases, at the last reading of each month.
-- Conserves  PersonCount = PermanentCount of fact.ResidentCount by MonthKey = AsOfDateKey / 100, CommuneDurableKey where CONCAT(CommuneDurableKey, '/', AsOfDateKey) IN (SELECT CONCAT(known.CommuneDurableKey, '/', MAX(known.AsOfDateKey)) FROM fact.ResidentCount AS known GROUP BY known.CommuneDurableKey, known.AsOfDateKey / 100) among PopulationBasis(PopulationBasisKey).PopulationBasisCode = 'MPS-REG';
-- Conserves  PersonCount = PermanentCount + TemporaryCount of fact.ResidentCount by MonthKey = AsOfDateKey / 100, CommuneDurableKey where CONCAT(CommuneDurableKey, '/', AsOfDateKey) IN (SELECT CONCAT(known.CommuneDurableKey, '/', MAX(known.AsOfDateKey)) FROM fact.ResidentCount AS known GROUP BY known.CommuneDurableKey, known.AsOfDateKey / 100) among PopulationBasis(PopulationBasisKey).PopulationBasisCode = 'MPS-RES'
CREATE VIEW derive.RegisteredPeople
AS
SELECT
    reading.MonthKey,
    resident.AsOfDateKey,
    basis.PopulationBasisKey,
    commune.UnitSystemCode,
    commune.ProvinceCode,
    resident.CommuneDurableKey,
    SUM(CASE WHEN basis.PopulationBasisCode = 'MPS-REG' THEN resident.PermanentCount ELSE resident.PermanentCount + resident.TemporaryCount END) AS PersonCount
FROM
(
    SELECT known.AsOfDateKey / 100 AS MonthKey, known.CommuneDurableKey, MAX(known.AsOfDateKey) AS AsOfDateKey
    FROM fact.ResidentCount AS known
    GROUP BY known.AsOfDateKey / 100, known.CommuneDurableKey
) AS reading
INNER JOIN fact.ResidentCount AS resident
    ON resident.CommuneDurableKey = reading.CommuneDurableKey
    AND resident.AsOfDateKey = reading.AsOfDateKey
INNER JOIN dim.AdministrativeUnit AS commune
    ON commune.AdministrativeUnitKey = resident.CommuneKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode IN ('MPS-REG', 'MPS-RES')
GROUP BY reading.MonthKey, resident.AsOfDateKey, basis.PopulationBasisKey, commune.UnitSystemCode, commune.ProvinceCode, resident.CommuneDurableKey;
