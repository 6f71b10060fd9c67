-- Grain: one row per indicator of communes, month, slice, unit system and commune: the values in the communes of the system, whichever communes they were counted in. Written when the figures are computed.
-- Caution  ask for one system, never for the sum of both; what was counted in a split commune is shared out as its people were, and stands among the estimated where nobody counted them
-- Role  AdministrativeUnitKey at 99991231
-- Conserves  Numerator of fact.IndicatorValue by IndicatorCode, MonthKey, ParticipantGroupKey, PopulationBasisKey, SliceCode where AdministrativeUnit(AdministrativeUnitKey).UnitLevel <> 'Province' AND IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.UnitsCode IN ('Restated', 'OverPopulation')) among UnitSystemCode = 'Old';
-- Conserves  Numerator of fact.IndicatorValue by IndicatorCode, MonthKey, ParticipantGroupKey, PopulationBasisKey, SliceCode where AdministrativeUnit(AdministrativeUnitKey).UnitLevel <> 'Province' AND IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.UnitsCode IN ('Restated', 'OverPopulation')) among UnitSystemCode = 'New';
-- Conserves  Denominator of fact.IndicatorValue by IndicatorCode, MonthKey, ParticipantGroupKey, PopulationBasisKey, SliceCode where AdministrativeUnit(AdministrativeUnitKey).UnitLevel <> 'Province' AND IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.UnitsCode = 'Restated') among UnitSystemCode = 'Old' AND IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.UnitsCode = 'Restated');
-- Conserves  Denominator of fact.IndicatorValue by IndicatorCode, MonthKey, ParticipantGroupKey, PopulationBasisKey, SliceCode where AdministrativeUnit(AdministrativeUnitKey).UnitLevel <> 'Province' AND IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.UnitsCode = 'Restated') among UnitSystemCode = 'New' AND IndicatorCode IN (SELECT known.IndicatorCode FROM dim.Indicator AS known WHERE known.UnitsCode = 'Restated');
-- Conserves  each Denominator = PersonCount, EstimatedDenominator = EstimatedPersonCount of fact.PopulationRestated by UnitSystemCode, AdministrativeUnitDurableKey, PopulationBasisKey, PopulationFromMonthKey = FromMonthKey where CountedLevel = 'Commune' among PopulationFromMonthKey <> -1 as far as told;
-- Conserves  EstimatedNumerator nothing: a part of what is counted, by how split units were divided
CREATE TABLE fact.IndicatorRestated
(
    IndicatorCode                varchar(5)     NOT NULL,
    MonthKey                     int            NOT NULL,
    UnitSystemCode               varchar(10)    NOT NULL, -- Old or New
    AdministrativeUnitKey        int            NOT NULL, -- a commune; its province where the commune reaches none; -1 where not even that is known
    AdministrativeUnitDurableKey int            NOT NULL,
    ParticipantGroupKey          int            NOT NULL,
    PopulationBasisKey           int            NOT NULL,
    BasisYear                    int            NOT NULL, -- year of the population taken; -1 where there is none
    PopulationFromMonthKey       int            NOT NULL, -- the row of fact.PopulationRestated that is the denominator; -1 where the denominator is carried over like the numerator
    SliceCode                    varchar(30)    NOT NULL,
    Numerator                    decimal(20, 2) NOT NULL,
    EstimatedNumerator           decimal(20, 2) NOT NULL, -- of it, from split units divided in equal shares
    Denominator                  decimal(20, 2) NOT NULL,
    EstimatedDenominator         decimal(20, 2) NOT NULL,
    IsFewPeople                  smallint       NOT NULL, -- 1 where reports hide the row: it, or a commune that it can be worked out from, counts 1 to 10 people, or it stands beside one
    CONSTRAINT PK_fact_IndicatorRestated PRIMARY KEY (IndicatorCode, MonthKey, UnitSystemCode, AdministrativeUnitDurableKey, ParticipantGroupKey, PopulationBasisKey, SliceCode),
    CONSTRAINT FK_fact_IndicatorRestated_Unit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_IndicatorRestated_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey),
    CONSTRAINT FK_fact_IndicatorRestated_PopulationBasis FOREIGN KEY (PopulationBasisKey) REFERENCES dim.PopulationBasis (PopulationBasisKey)
);
