-- Units as the unit tables of the statistics office tell them, and those that other feeds only mention. Each observation belongs to the system of its day. Feeds dim.AdministrativeUnit.
CREATE VIEW conform.AdministrativeUnit
AS
SELECT
    told.LoadRunKey,
    told.UnitCode,
    unitSystem.ValidFromDateKey AS LifeFromDateKey,
    unitSystem.ValidToDateKey AS LifeToDateKey,
    unitSystem.UnitSystemCode,
    told.UnitName,
    told.UnitLevel,
    told.UnitTypeCode,
    told.ParentCode,
    told.ProvinceCode,
    CASE WHEN told.IsFromBeginning = 1 THEN unitSystem.ValidFromDateKey ELSE told.ToldDateKey END AS EffectiveDateKey,
    told.IsInferred,
    told.ObservationPrecedence,
    told.ObservationOrder,
    told.SourceFileKey,
    told.RecordNumber
FROM
(
    -- The unit after a change, or a unit of a list of today.
    SELECT
        staged.LoadRunKey,
        staged.NewUnitCode AS UnitCode,
        staged.NewUnitName AS UnitName,
        CASE WHEN staged.LayoutCode = 'ProvinceList' THEN 'Province' ELSE 'Commune' END AS UnitLevel,
        staged.NewUnitTypeCode AS UnitTypeCode,
        CASE WHEN staged.LayoutCode = 'ProvinceList' THEN '' ELSE staged.NewProvinceCode END AS ParentCode,
        staged.NewProvinceCode AS ProvinceCode,
        staged.EffectiveDateKey AS ToldDateKey,
        0 AS IsFromBeginning,
        0 AS IsInferred,
        2 AS ObservationPrecedence, -- a register of units outweighs a name beside a figure
        staged.LayoutCode AS ObservationOrder,
        staged.SourceFileKey,
        MAX(staged.RecordNumber) AS RecordNumber
    FROM staging.NsoAdministrativeUnits AS staged
    WHERE staged.Disposition = 0
        AND staged.NewUnitCode <> ''
    GROUP BY staged.LoadRunKey, staged.NewUnitCode, staged.NewUnitName, staged.LayoutCode, staged.NewUnitTypeCode, staged.NewProvinceCode, staged.EffectiveDateKey, staged.SourceFileKey
    UNION ALL
    -- The unit before the reform.
    SELECT
        staged.LoadRunKey,
        staged.OldUnitCode,
        staged.OldUnitName,
        CASE WHEN staged.LayoutCode = 'ProvinceList' THEN 'Province' ELSE 'Commune' END,
        staged.OldUnitTypeCode,
        CASE WHEN staged.LayoutCode = 'ProvinceList' THEN '' ELSE staged.OldDistrictCode END,
        staged.OldProvinceCode,
        CASE WHEN staged.LayoutCode = 'Conversion' THEN 20250630 ELSE staged.EffectiveDateKey END,
        CASE WHEN staged.LayoutCode = 'Conversion' THEN 1 ELSE 0 END,
        0,
        2,
        staged.LayoutCode,
        staged.SourceFileKey,
        MAX(staged.RecordNumber)
    FROM staging.NsoAdministrativeUnits AS staged
    WHERE staged.Disposition = 0
        AND staged.OldUnitCode <> ''
        AND staged.LayoutCode <> 'Change'
    GROUP BY staged.LoadRunKey, staged.OldUnitCode, staged.OldUnitName, staged.LayoutCode, staged.OldUnitTypeCode, staged.OldDistrictCode, staged.OldProvinceCode, staged.EffectiveDateKey, staged.SourceFileKey
    UNION ALL
    -- A province that a population series names; of two editions the later one names it.
    SELECT
        population.LoadRunKey,
        population.AreaCode,
        population.AreaName,
        'Province',
        '',
        '',
        population.AreaCode,
        (population.YearNumber * 10000) + 1231,
        1,
        0,
        1,
        population.PublishedAt,
        population.SourceFileKey,
        MAX(population.RecordNumber)
    FROM staging.NsoPopulation AS population
    WHERE population.Disposition = 0
    GROUP BY population.LoadRunKey, population.AreaCode, population.AreaName, population.YearNumber, population.PublishedAt, population.SourceFileKey
    UNION ALL
    SELECT
        mentioned.LoadRunKey,
        mentioned.UnitCode,
        mentioned.UnitName,
        mentioned.UnitLevel,
        '',
        mentioned.ParentCode,
        mentioned.ProvinceCode,
        mentioned.MentionDateKey,
        1,
        1,
        0,
        '',
        -1,
        0
    FROM
    (
        SELECT staged.LoadRunKey, staged.OldDistrictCode AS UnitCode, staged.OldDistrictName AS UnitName, 'District' AS UnitLevel, staged.OldProvinceCode AS ParentCode, staged.OldProvinceCode AS ProvinceCode, 20250630 AS MentionDateKey
        FROM staging.NsoAdministrativeUnits AS staged
        WHERE staged.Disposition = 0
        UNION
        SELECT staged.LoadRunKey, staged.OldProvinceCode, staged.OldProvinceName, 'Province', '', staged.OldProvinceCode, 20250630
        FROM staging.NsoAdministrativeUnits AS staged
        WHERE staged.Disposition = 0
            AND staged.LayoutCode <> 'Change'
        UNION
        SELECT staged.LoadRunKey, staged.NewProvinceCode, staged.NewProvinceName, 'Province', '', staged.NewProvinceCode, 20250701
        FROM staging.NsoAdministrativeUnits AS staged
        WHERE staged.Disposition = 0
        UNION
        SELECT enrolment.LoadRunKey, enrolment.MA_XA, '', 'Commune', '', enrolment.MA_TINH, enrolment.NGAY_TRICH
        FROM staging.VssEnrolment AS enrolment
        WHERE enrolment.Disposition = 0
        UNION
        SELECT enrolment.LoadRunKey, enrolment.MA_TINH, '', 'Province', '', enrolment.MA_TINH, enrolment.NGAY_TRICH
        FROM staging.VssEnrolment AS enrolment
        WHERE enrolment.Disposition = 0
        UNION
        SELECT claim.LoadRunKey, claim.MAXA_CU_TRU, '', 'Commune', '', CAST(SUBSTRING(claim.MATINH_CU_TRU, 1, 2) AS varchar(2)), CAST(claim.NGAY_VAO / 10000 AS int)
        FROM staging.VssClaim AS claim
        WHERE claim.Disposition = 0
        UNION
        SELECT resident.LoadRunKey, resident.MA_XA, '', 'Commune', '', resident.MA_TINH, CASE WHEN resident.NGAY_SO_LIEU > 0 THEN resident.NGAY_SO_LIEU ELSE (resident.THANG * 100) + 28 END
        FROM staging.MpsResidents AS resident
        WHERE resident.Disposition = 0
        UNION
        SELECT entitled.LoadRunKey, entitled.MA_XA, '', 'Commune', '', entitled.MA_TINH, entitled.NGAY_SO_LIEU
        FROM staging.PpcEntitledGroups AS entitled
        WHERE entitled.Disposition = 0
        UNION
        SELECT assigned.LoadRunKey, assigned.MA_XA, '', 'Commune', '', assigned.MA_TINH, assigned.NGAY_VAN_BAN
        FROM staging.PpcTargets AS assigned
        WHERE assigned.Disposition = 0
        UNION
        SELECT reported.LoadRunKey, reported.OrgUnitCode, '', CASE WHEN SUBSTRING(reported.OrgUnitCode, 3, 1) = '' THEN 'Province' ELSE 'Commune' END, '', CAST(CASE WHEN SUBSTRING(reported.OrgUnitCode, 3, 1) = '' THEN reported.OrgUnitCode ELSE '' END AS varchar(2)), reported.PeriodEndDateKey
        FROM staging.MohStatistics AS reported
        WHERE reported.Disposition = 0
            AND reported.OrgUnitKindCode = 'A'
        UNION
        SELECT budget.LoadRunKey, budget.MA_TINH, '', 'Province', '', budget.MA_TINH, budget.NGAY_QUYET_DINH
        FROM staging.VssBudgets AS budget
        WHERE budget.Disposition = 0
    ) AS mentioned
    WHERE mentioned.UnitCode <> ''
) AS told
INNER JOIN dim.UnitSystem AS unitSystem
    ON told.ToldDateKey BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey
    AND unitSystem.UnitSystemKey > 0;
