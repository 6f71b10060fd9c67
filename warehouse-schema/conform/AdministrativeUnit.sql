-- Communes and provinces that claims, enrolment, population, budgets and reported statistics mention. Names come with the published series; the register of units is a feed of its own. Feeds dim.AdministrativeUnit.
CREATE VIEW conform.AdministrativeUnit
AS
SELECT
    population.LoadRunKey,
    population.AreaCode AS UnitCode,
    population.AreaName AS UnitName,
    'Province' AS UnitLevel,
    population.AreaCode AS ProvinceCode,
    19900101 AS EffectiveDateKey,
    0 AS IsInferred,
    1 AS ObservationPrecedence, -- a name beside a figure; a register of units takes a greater one
    population.PublishedAt AS ObservationOrder, -- of two editions the later one names the unit
    population.SourceFileKey,
    MAX(population.RecordNumber) AS RecordNumber
FROM staging.NsoPopulation AS population
WHERE population.Disposition = 0
GROUP BY population.LoadRunKey, population.AreaCode, population.AreaName, population.PublishedAt, population.SourceFileKey
UNION ALL
SELECT
    mentioned.LoadRunKey,
    mentioned.UnitCode,
    '',
    CASE WHEN mentioned.UnitCode = mentioned.ProvinceCode THEN 'Province' ELSE 'Commune' END,
    mentioned.ProvinceCode,
    19900101,
    1,
    0,
    '',
    -1,
    0
FROM
(
    SELECT enrolment.LoadRunKey, enrolment.MA_XA AS UnitCode, enrolment.MA_TINH AS ProvinceCode FROM staging.VssEnrolment AS enrolment WHERE enrolment.Disposition = 0
    UNION
    SELECT enrolment.LoadRunKey, enrolment.MA_TINH, enrolment.MA_TINH FROM staging.VssEnrolment AS enrolment WHERE enrolment.Disposition = 0
    UNION
    SELECT claim.LoadRunKey, claim.MAXA_CU_TRU, CAST(SUBSTRING(claim.MATINH_CU_TRU, 1, 2) AS varchar(2)) FROM staging.VssClaim AS claim WHERE claim.Disposition = 0
    UNION
    SELECT reported.LoadRunKey, reported.OrgUnitCode, CAST(CASE WHEN SUBSTRING(reported.OrgUnitCode, 3, 1) = '' THEN reported.OrgUnitCode ELSE '' END AS varchar(2)) FROM staging.MohStatistics AS reported WHERE reported.Disposition = 0 AND reported.OrgUnitKindCode = 'A'
    UNION
    SELECT budget.LoadRunKey, budget.MA_TINH, budget.MA_TINH FROM staging.VssBudgets AS budget WHERE budget.Disposition = 0
    UNION
    SELECT resident.LoadRunKey, resident.MA_XA, resident.MA_TINH FROM staging.MpsResidents AS resident WHERE resident.Disposition = 0
    UNION
    SELECT entitled.LoadRunKey, entitled.MA_XA, entitled.MA_TINH FROM staging.PpcEntitledGroups AS entitled WHERE entitled.Disposition = 0
    UNION
    SELECT assigned.LoadRunKey, assigned.MA_XA, assigned.MA_TINH FROM staging.PpcTargets AS assigned WHERE assigned.Disposition = 0
) AS mentioned
WHERE mentioned.UnitCode <> '';
