-- Every indicator by month, quarter and year, and by whatever it is told apart: place, facility, care type, cost group, participant group, population basis.
-- Grain  one row per indicator, period and slice
-- Caution  choose one PeriodTypeCode, since months are in their quarter and year; LastMonthKey and MonthCount say how much of the period there is; a stock is that of the last month that the indicator has in the period, and a slice without it has no row; people of communes are added up to their province, except where the indicator tells of the province itself
-- Conserves  Numerator hiding 1 to 10, Denominator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = MonthKey, SliceCode, GroupCode = CASE WHEN ParticipantGroupKey = -1 THEN '' ELSE ParticipantGroup(ParticipantGroupKey).GroupCode END, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where NOT (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) among PeriodTypeCode = 'M';
-- Conserves  Numerator hiding 1 to 10, Denominator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).ProvinceCode where AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Province' OR (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND NOT IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) among PeriodTypeCode = 'M' AND UnitLevel = 'Province';
-- Conserves  Numerator hiding 1 to 10, Denominator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode where AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND NOT IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) among PeriodTypeCode = 'M' AND UnitLevel = 'Commune';
-- Conserves  Numerator hiding 1 to 10, Denominator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = ((MonthKey / 100) * 10) + (((MonthKey % 100) + 2) / 3), SliceCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.PeriodCode IN ('Flow')) AND NOT (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) among PeriodTypeCode = 'Q' AND PeriodCode = 'Flow';
-- Conserves  Numerator hiding 1 to 10, Denominator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = ((MonthKey / 100) * 10) + (((MonthKey % 100) + 2) / 3), SliceCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.PeriodCode IN ('Stock')) AND NOT (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) AND CONCAT(IndicatorCode, ' ', CAST(MonthKey AS varchar(6))) IN (SELECT CONCAT(told.IndicatorCode, ' ', CAST(MAX(told.MonthKey) AS varchar(6))) FROM fact.IndicatorValue AS told GROUP BY told.IndicatorCode, ((told.MonthKey / 100) * 10) + (((told.MonthKey % 100) + 2) / 3)) among PeriodTypeCode = 'Q' AND PeriodCode = 'Stock';
-- Conserves  Numerator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = ((MonthKey / 100) * 10) + (((MonthKey % 100) + 2) / 3), SliceCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.PeriodCode IN ('FlowOverStock')) AND NOT (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) among PeriodTypeCode = 'Q' AND PeriodCode = 'FlowOverStock';
-- Conserves  Numerator hiding 1 to 10, Denominator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = MonthKey / 100, SliceCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.PeriodCode IN ('Flow')) AND NOT (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) among PeriodTypeCode = 'Y' AND PeriodCode = 'Flow';
-- Conserves  Numerator hiding 1 to 10, Denominator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = MonthKey / 100, SliceCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.PeriodCode IN ('Stock')) AND NOT (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) AND CONCAT(IndicatorCode, ' ', CAST(MonthKey AS varchar(6))) IN (SELECT CONCAT(told.IndicatorCode, ' ', CAST(MAX(told.MonthKey) AS varchar(6))) FROM fact.IndicatorValue AS told GROUP BY told.IndicatorCode, told.MonthKey / 100) among PeriodTypeCode = 'Y' AND PeriodCode = 'Stock';
-- Conserves  Numerator hiding 1 to 10 of fact.IndicatorValue by IndicatorCode, PeriodKey = MonthKey / 100, SliceCode, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END where IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.PeriodCode IN ('FlowOverStock')) AND NOT (AdministrativeUnit(AdministrativeUnitKey).UnitLevel = 'Commune' AND IndicatorCode IN (SELECT hidden.IndicatorCode FROM dim.Indicator AS hidden WHERE hidden.IsNumeratorHidden = 1) AND IndicatorCode IN (SELECT whole.IndicatorCode FROM fact.IndicatorValue AS whole INNER JOIN dim.AdministrativeUnit AS province ON province.AdministrativeUnitKey = whole.AdministrativeUnitKey AND province.UnitLevel = 'Province')) among PeriodTypeCode = 'Y' AND PeriodCode = 'FlowOverStock';
-- Conserves  MonthCount nothing: months of the period in which the indicator has a value
-- Suppressed  Numerator, Denominator of people below 11 people; the rate with either
CREATE VIEW mart.IndicatorPeriod
AS
WITH provincial AS
(
    SELECT DISTINCT
        value.IndicatorCode
    FROM fact.IndicatorValue AS value
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
        AND unit.UnitLevel = 'Province'
),
period AS
(
    SELECT
        told.IndicatorCode,
        told.MonthKey,
        kind.PeriodTypeCode,
        CASE kind.PeriodTypeCode WHEN 'M' THEN told.MonthKey WHEN 'Q' THEN ((told.MonthKey / 100) * 10) + (((told.MonthKey % 100) + 2) / 3) ELSE told.MonthKey / 100 END AS PeriodKey
    FROM (SELECT DISTINCT value.IndicatorCode, value.MonthKey FROM fact.IndicatorValue AS value) AS told
    CROSS JOIN (SELECT 'M' AS PeriodTypeCode UNION ALL SELECT 'Q' UNION ALL SELECT 'Y') AS kind
),
extent AS
(
    SELECT
        period.IndicatorCode,
        period.PeriodTypeCode,
        period.PeriodKey,
        MAX(period.MonthKey) AS LastMonthKey,
        COUNT(*) AS MonthCount
    FROM period
    GROUP BY period.IndicatorCode, period.PeriodTypeCode, period.PeriodKey
),
located AS
(
    SELECT
        value.IndicatorCode,
        value.MonthKey,
        CASE WHEN value.AdministrativeUnitKey = -1 THEN '' WHEN indicator.IsNumeratorHidden = 1 AND unit.UnitLevel = 'Commune' THEN unit.ProvinceCode ELSE unit.UnitCode END AS UnitCode,
        CASE WHEN value.AdministrativeUnitKey = -1 THEN '' WHEN indicator.IsNumeratorHidden = 1 AND unit.UnitLevel = 'Commune' THEN 'Province' ELSE unit.UnitLevel END AS UnitLevel,
        CASE WHEN unit.UnitLevel = 'Commune' AND indicator.IsNumeratorHidden = 0 THEN unit.UnitSystemCode ELSE '' END AS UnitSystemCode,
        CASE WHEN value.FacilityKey = -1 THEN '' ELSE facility.FacilityCode END AS FacilityCode,
        CASE WHEN value.CareTypeKey = -1 THEN '' ELSE careType.CareTypeCode END AS CareTypeCode,
        CASE WHEN value.CostGroupKey = -1 THEN -1 ELSE costGroup.CostGroupCode END AS CostGroupCode,
        CASE WHEN value.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.GroupCode END AS GroupCode,
        CASE WHEN value.PopulationBasisKey = -1 THEN '' ELSE basis.PopulationBasisCode END AS PopulationBasisCode,
        value.SliceCode,
        value.BasisYear,
        value.Numerator,
        value.Denominator
    FROM fact.IndicatorValue AS value
    INNER JOIN dim.Indicator AS indicator
        ON indicator.IndicatorCode = value.IndicatorCode
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = value.FacilityKey
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = value.CareTypeKey
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = value.CostGroupKey
    INNER JOIN dim.ParticipantGroup AS participantGroup
        ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey
    INNER JOIN dim.PopulationBasis AS basis
        ON basis.PopulationBasisKey = value.PopulationBasisKey
    LEFT JOIN provincial
        ON provincial.IndicatorCode = value.IndicatorCode
    WHERE NOT (indicator.IsNumeratorHidden = 1 AND unit.UnitLevel = 'Commune' AND provincial.IndicatorCode IS NOT NULL)
),
summed AS
(
    SELECT
        located.IndicatorCode,
        extent.PeriodTypeCode,
        extent.PeriodKey,
        extent.LastMonthKey,
        extent.MonthCount,
        located.UnitCode,
        located.UnitLevel,
        located.UnitSystemCode,
        located.FacilityCode,
        located.CareTypeCode,
        located.CostGroupCode,
        located.GroupCode,
        located.PopulationBasisCode,
        located.SliceCode,
        MAX(located.BasisYear) AS BasisYear,
        SUM(located.Numerator) AS Numerator,
        SUM(CASE WHEN indicator.PeriodCode = 'Flow' OR located.MonthKey = extent.LastMonthKey THEN located.Denominator ELSE 0 END) AS Denominator
    FROM located
    INNER JOIN dim.Indicator AS indicator
        ON indicator.IndicatorCode = located.IndicatorCode
    INNER JOIN period
        ON period.IndicatorCode = located.IndicatorCode
        AND period.MonthKey = located.MonthKey
    INNER JOIN extent
        ON extent.IndicatorCode = period.IndicatorCode
        AND extent.PeriodTypeCode = period.PeriodTypeCode
        AND extent.PeriodKey = period.PeriodKey
    WHERE indicator.PeriodCode <> 'Stock'
        OR located.MonthKey = extent.LastMonthKey
    GROUP BY
        located.IndicatorCode,
        extent.PeriodTypeCode,
        extent.PeriodKey,
        extent.LastMonthKey,
        extent.MonthCount,
        located.UnitCode,
        located.UnitLevel,
        located.UnitSystemCode,
        located.FacilityCode,
        located.CareTypeCode,
        located.CostGroupCode,
        located.GroupCode,
        located.PopulationBasisCode,
        located.SliceCode
),
hidden AS
(
    SELECT
        summed.IndicatorCode,
        indicator.IndicatorName,
        indicator.PeriodCode,
        summed.PeriodTypeCode,
        summed.PeriodKey,
        summed.LastMonthKey,
        summed.MonthCount,
        summed.UnitCode,
        summed.UnitLevel,
        summed.UnitSystemCode,
        summed.FacilityCode,
        summed.CareTypeCode,
        summed.CostGroupCode,
        summed.GroupCode,
        summed.PopulationBasisCode,
        summed.SliceCode,
        summed.BasisYear,
        CASE WHEN indicator.IsNumeratorHidden = 1 AND summed.Numerator > 0 AND summed.Numerator < 10.5 THEN NULL ELSE summed.Numerator END AS Numerator,
        CASE WHEN indicator.IsDenominatorHidden = 1 AND summed.Denominator > 0 AND summed.Denominator < 10.5 THEN NULL ELSE summed.Denominator END AS Denominator
    FROM summed
    INNER JOIN dim.Indicator AS indicator
        ON indicator.IndicatorCode = summed.IndicatorCode
)
SELECT
    hidden.IndicatorCode,
    hidden.IndicatorName,
    hidden.PeriodCode,
    CAST(hidden.PeriodTypeCode AS varchar(1)) AS PeriodTypeCode,
    CAST(hidden.PeriodKey AS int) AS PeriodKey,
    CAST(hidden.LastMonthKey AS int) AS LastMonthKey,
    CAST(hidden.MonthCount AS int) AS MonthCount,
    CAST(hidden.UnitCode AS varchar(5)) AS UnitCode,
    CAST(hidden.UnitLevel AS varchar(10)) AS UnitLevel,
    CAST(hidden.UnitSystemCode AS varchar(10)) AS UnitSystemCode,
    CAST(hidden.FacilityCode AS varchar(5)) AS FacilityCode,
    CAST(hidden.CareTypeCode AS varchar(2)) AS CareTypeCode,
    CAST(hidden.CostGroupCode AS smallint) AS CostGroupCode,
    CAST(hidden.GroupCode AS varchar(2)) AS GroupCode,
    CAST(hidden.PopulationBasisCode AS varchar(20)) AS PopulationBasisCode,
    hidden.SliceCode,
    CAST(hidden.BasisYear AS int) AS BasisYear,
    CAST(hidden.Numerator AS decimal(20, 2)) AS Numerator,
    CAST(hidden.Denominator AS decimal(20, 2)) AS Denominator,
    CAST(hidden.Numerator / NULLIF(hidden.Denominator, 0) AS decimal(18, 4)) AS IndicatorRate,
    CAST(CASE WHEN hidden.Numerator IS NULL OR hidden.Denominator IS NULL THEN 1 ELSE 0 END AS smallint) AS IsSuppressed
FROM hidden;
