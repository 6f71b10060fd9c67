-- Indicators of a closed month: as they were at closing, as they are now, and the difference.
-- Grain  one row per closing, indicator and slice
-- Caution  the dossiers behind a difference stand in mart.PeriodRevision, by facility: they are not repeated for each indicator, where they would be added up several times
-- Conserves  IsAtClosing = rows, NumeratorAtClosing = Numerator, DenominatorAtClosing = Denominator of fact.IndicatorValueAtClosing by IndicatorCode, SliceCode
CREATE VIEW mart.IndicatorRevision
AS
WITH closing AS
(
    SELECT
        closed.PeriodClosingKey,
        closed.MonthKey,
        closed.ClosingNumber,
        CASE WHEN closed.ClosingNumber = MAX(closed.ClosingNumber) OVER (PARTITION BY closed.MonthKey) THEN 1 ELSE 0 END AS IsLatestClosing
    FROM fact.PeriodClosing AS closed
),
stated AS
(
    SELECT
        frozen.PeriodClosingKey,
        frozen.IndicatorCode,
        frozen.AdministrativeUnitDurableKey,
        frozen.FacilityDurableKey,
        frozen.CareTypeKey,
        frozen.CostGroupKey,
        frozen.ParticipantGroupKey,
        frozen.PopulationBasisKey,
        frozen.SliceCode,
        1 AS IsAtClosing,
        0 AS IsNow,
        frozen.Numerator AS NumeratorAtClosing,
        frozen.Denominator AS DenominatorAtClosing,
        0 AS NumeratorNow,
        0 AS DenominatorNow
    FROM fact.IndicatorValueAtClosing AS frozen
    UNION ALL
    SELECT
        closed.PeriodClosingKey,
        present.IndicatorCode,
        unit.AdministrativeUnitDurableKey,
        facility.FacilityDurableKey,
        present.CareTypeKey,
        present.CostGroupKey,
        present.ParticipantGroupKey,
        present.PopulationBasisKey,
        present.SliceCode,
        0,
        1,
        0,
        0,
        present.Numerator,
        present.Denominator
    FROM fact.PeriodClosing AS closed
    INNER JOIN fact.IndicatorValue AS present
        ON present.MonthKey = closed.MonthKey
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitKey = present.AdministrativeUnitKey
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = present.FacilityKey
),
unit AS
(
    SELECT
        version.AdministrativeUnitDurableKey,
        MAX(version.UnitCode) AS UnitCode,
        MAX(version.UnitSystemCode) AS UnitSystemCode
    FROM dim.AdministrativeUnit AS version
    GROUP BY version.AdministrativeUnitDurableKey
),
facility AS
(
    SELECT
        version.FacilityDurableKey,
        MAX(version.FacilityCode) AS FacilityCode
    FROM dim.Facility AS version
    GROUP BY version.FacilityDurableKey
),
summed AS
(
    SELECT
        stated.PeriodClosingKey,
        stated.IndicatorCode,
        stated.AdministrativeUnitDurableKey,
        stated.FacilityDurableKey,
        stated.CareTypeKey,
        stated.CostGroupKey,
        stated.ParticipantGroupKey,
        stated.PopulationBasisKey,
        stated.SliceCode,
        MAX(stated.IsAtClosing) AS IsAtClosing,
        MAX(stated.IsNow) AS IsNow,
        CAST(SUM(stated.NumeratorAtClosing) AS decimal(20, 2)) AS NumeratorAtClosing,
        CAST(SUM(stated.DenominatorAtClosing) AS decimal(20, 2)) AS DenominatorAtClosing,
        CAST(SUM(stated.NumeratorNow) AS decimal(20, 2)) AS NumeratorNow,
        CAST(SUM(stated.DenominatorNow) AS decimal(20, 2)) AS DenominatorNow
    FROM stated
    GROUP BY
        stated.PeriodClosingKey,
        stated.IndicatorCode,
        stated.AdministrativeUnitDurableKey,
        stated.FacilityDurableKey,
        stated.CareTypeKey,
        stated.CostGroupKey,
        stated.ParticipantGroupKey,
        stated.PopulationBasisKey,
        stated.SliceCode
)
SELECT
    closing.MonthKey,
    CAST(closing.ClosingNumber AS int) AS ClosingNumber,
    CAST(closing.IsLatestClosing AS smallint) AS IsLatestClosing,
    CAST(summed.IndicatorCode AS varchar(5)) AS IndicatorCode,
    CAST(CASE WHEN summed.AdministrativeUnitDurableKey = -1 THEN '' ELSE unit.UnitCode END AS varchar(5)) AS UnitCode,
    CAST(CASE WHEN summed.AdministrativeUnitDurableKey = -1 THEN '' ELSE unit.UnitSystemCode END AS varchar(10)) AS UnitSystemCode,
    CAST(CASE WHEN summed.FacilityDurableKey = -1 THEN '' ELSE facility.FacilityCode END AS varchar(5)) AS FacilityCode,
    CAST(CASE WHEN summed.CareTypeKey = -1 THEN '' ELSE careType.CareTypeCode END AS varchar(2)) AS CareTypeCode,
    costGroup.CostGroupCode,
    CAST(CASE WHEN summed.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.GroupCode END AS varchar(2)) AS GroupCode,
    CAST(CASE WHEN summed.PopulationBasisKey = -1 THEN '' ELSE basis.PopulationBasisCode END AS varchar(20)) AS PopulationBasisCode,
    CAST(summed.SliceCode AS varchar(20)) AS SliceCode,
    CAST(summed.IsAtClosing AS smallint) AS IsAtClosing,
    CAST(summed.IsNow AS smallint) AS IsNow,
    CAST(summed.NumeratorAtClosing AS decimal(20, 2)) AS NumeratorAtClosing,
    CAST(summed.DenominatorAtClosing AS decimal(20, 2)) AS DenominatorAtClosing,
    CAST(summed.NumeratorNow AS decimal(20, 2)) AS NumeratorNow,
    CAST(summed.DenominatorNow AS decimal(20, 2)) AS DenominatorNow,
    CAST(summed.NumeratorNow - summed.NumeratorAtClosing AS decimal(20, 2)) AS NumeratorDifference,
    CAST(summed.DenominatorNow - summed.DenominatorAtClosing AS decimal(20, 2)) AS DenominatorDifference,
    CAST(summed.NumeratorAtClosing / NULLIF(summed.DenominatorAtClosing, 0) AS decimal(24, 6)) AS ValueAtClosing,
    CAST(summed.NumeratorNow / NULLIF(summed.DenominatorNow, 0) AS decimal(24, 6)) AS ValueNow,
    CAST((summed.NumeratorNow / NULLIF(summed.DenominatorNow, 0)) - (summed.NumeratorAtClosing / NULLIF(summed.DenominatorAtClosing, 0)) AS decimal(24, 6)) AS ValueDifference
FROM summed
INNER JOIN closing
    ON closing.PeriodClosingKey = summed.PeriodClosingKey
INNER JOIN unit
    ON unit.AdministrativeUnitDurableKey = summed.AdministrativeUnitDurableKey
INNER JOIN facility
    ON facility.FacilityDurableKey = summed.FacilityDurableKey
INNER JOIN dim.CareType AS careType
    ON careType.CareTypeKey = summed.CareTypeKey
INNER JOIN dim.CostGroup AS costGroup
    ON costGroup.CostGroupKey = summed.CostGroupKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = summed.ParticipantGroupKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = summed.PopulationBasisKey;
