-- Indicators of communes in old communes, in new ones, or in those of the time, whichever they were counted in.
-- Grain  one row per indicator, month, unit view, commune, participant group (the letters of some mean another group from a later day on), population basis and slice
-- Caution  ask for one view: each has the same total; what stands among the estimated was shared out with the people of a split commune; coverage itself is in CoverageByUnitView, whose counts are restated from the cards; months of a stock do not add up (PeriodCode); empty counts (IsSuppressed = 1) are small ones or stand beside one, not zero
-- Conserves  rows, Numerator hiding any, EstimatedNumerator hiding any, Denominator hiding any, EstimatedDenominator hiding any of fact.IndicatorRestated by IndicatorCode, MonthKey, UnitSystemCode, ProvinceCode = AdministrativeUnit(AdministrativeUnitKey).ProvinceCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, UnitLevel = AdministrativeUnit(AdministrativeUnitKey).UnitLevel, GroupCode = CASE WHEN ParticipantGroupKey = -1 THEN '' ELSE ParticipantGroup(ParticipantGroupKey).GroupCode END, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode, SliceCode among UnitViewCode <> 'AsWas';
-- Conserves  rows, Numerator hiding any, EstimatedNumerator hiding any, Denominator hiding any, EstimatedDenominator hiding any of fact.IndicatorRestated by IndicatorCode, MonthKey, UnitSystemCode, ProvinceCode = AdministrativeUnit(AdministrativeUnitKey).ProvinceCode, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode, UnitLevel = AdministrativeUnit(AdministrativeUnitKey).UnitLevel, GroupCode = CASE WHEN ParticipantGroupKey = -1 THEN '' ELSE ParticipantGroup(ParticipantGroupKey).GroupCode END, PopulationBasisCode = PopulationBasis(PopulationBasisKey).PopulationBasisCode, SliceCode where EXISTS (SELECT 1 FROM dim.UnitSystem AS known WHERE known.UnitSystemCode = own.UnitSystemCode AND (own.MonthKey * 100) + 28 BETWEEN known.ValidFromDateKey AND known.ValidToDateKey) among UnitViewCode = 'AsWas'
-- Suppressed  Numerator, EstimatedNumerator, Denominator, EstimatedDenominator, IndicatorRate below 11 people where they count people, of every commune that exchanged people with such a one, and of the next smallest such communes where a province would have one group of them only
CREATE VIEW mart.IndicatorByUnitView
AS
SELECT
    restated.IndicatorCode,
    indicator.IndicatorName,
    indicator.PeriodCode,
    restated.MonthKey,
    unitView.UnitViewCode,
    restated.UnitSystemCode,
    unit.ProvinceCode,
    unit.UnitCode,
    unit.UnitName,
    unit.UnitLevel,
    CAST(CASE WHEN restated.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.GroupCode END AS varchar(2)) AS GroupCode,
    CAST(CASE WHEN restated.ParticipantGroupKey = -1 THEN '' ELSE participantGroup.ParticipantGroupName END AS nvarchar(200)) AS ParticipantGroupName,
    basis.PopulationBasisCode,
    restated.BasisYear,
    restated.SliceCode,
    CAST(CASE WHEN restated.IsFewPeople = 1 THEN NULL ELSE restated.Numerator END AS decimal(20, 2)) AS Numerator,
    CAST(CASE WHEN restated.IsFewPeople = 1 THEN NULL ELSE restated.EstimatedNumerator END AS decimal(20, 2)) AS EstimatedNumerator,
    CAST(CASE WHEN restated.IsFewPeople = 1 THEN NULL ELSE restated.Denominator END AS decimal(20, 2)) AS Denominator,
    CAST(CASE WHEN restated.IsFewPeople = 1 THEN NULL ELSE restated.EstimatedDenominator END AS decimal(20, 2)) AS EstimatedDenominator,
    CAST(CASE WHEN restated.IsFewPeople = 1 THEN NULL ELSE restated.Numerator / NULLIF(restated.Denominator, 0) END AS decimal(18, 4)) AS IndicatorRate,
    restated.IsFewPeople AS IsSuppressed
FROM fact.IndicatorRestated AS restated
INNER JOIN dim.Indicator AS indicator
    ON indicator.IndicatorCode = restated.IndicatorCode
INNER JOIN dim.UnitSystem AS unitSystem
    ON unitSystem.UnitSystemCode = restated.UnitSystemCode
INNER JOIN dim.UnitView AS unitView
    ON unitView.UnitViewCode = restated.UnitSystemCode
    OR (unitView.UnitViewCode = 'AsWas' AND (restated.MonthKey * 100) + 28 BETWEEN unitSystem.ValidFromDateKey AND unitSystem.ValidToDateKey)
INNER JOIN dim.AdministrativeUnit AS unit
    ON unit.AdministrativeUnitKey = restated.AdministrativeUnitKey
INNER JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.ParticipantGroupKey = restated.ParticipantGroupKey
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = restated.PopulationBasisKey;
