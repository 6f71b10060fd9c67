-- Published populations in warehouse vocabulary, both sexes and all ages together. Feeds fact.Population.
CREATE VIEW conform.Population
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.YearNumber,
    COALESCE(area.AdministrativeUnitKey, -1) AS AdministrativeUnitKey,
    COALESCE(area.AdministrativeUnitDurableKey, -1) AS AdministrativeUnitDurableKey,
    -1 AS SexKey,
    -1 AS AgeBandKey,
    COALESCE(basis.PopulationBasisKey, -1) AS PopulationBasisKey,
    CAST(staged.Population AS int) AS PersonCount,
    staged.YearStatusCode,
    staged.PublishedAt
FROM staging.NsoPopulation AS staged
LEFT JOIN dim.AdministrativeUnit AS area
    ON area.UnitCode = staged.AreaCode
    AND (staged.YearNumber * 10000) + 1231 BETWEEN area.ValidFromDateKey AND area.ValidToDateKey
LEFT JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = staged.PopulationBasisCode
WHERE staged.Disposition = 0;
