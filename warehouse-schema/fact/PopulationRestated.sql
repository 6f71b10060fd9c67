-- Grain: one row per month from which a count holds, population basis, level at which it was counted, unit system and unit: both sexes and all ages, in the units of the system.
-- Caution  every count, basis and level has the same total in both systems: ask for one of them, never for their sum; never add two bases or two levels
-- Role  AdministrativeUnitKey at 99991231
-- Conserves  PersonCount of derive.PopulationWhole by FromMonthKey, PopulationBasisKey, CountedLevel among UnitSystemCode = 'Old';
-- Conserves  PersonCount of derive.PopulationWhole by FromMonthKey, PopulationBasisKey, CountedLevel among UnitSystemCode = 'New';
-- Conserves  EstimatedPersonCount nothing: a part of the people, by how split units were divided
CREATE TABLE fact.PopulationRestated
(
    FromMonthKey                 int         NOT NULL, -- the first month of the year, or the month of the reading of the register
    NextMonthKey                 int         NOT NULL, -- the first month of the next count of the unit; 999912 while there is none
    CountedDateKey               int         NOT NULL, -- the last day of the year, or the last day of reading
    PopulationBasisKey           int         NOT NULL,
    CountedLevel                 varchar(10) NOT NULL, -- Province or Commune, as published; provinces of the register are its communes added up
    UnitSystemCode               varchar(10) NOT NULL, -- Old or New
    AdministrativeUnitKey        int         NOT NULL,
    AdministrativeUnitDurableKey int         NOT NULL,
    PersonCount                  int         NOT NULL,
    EstimatedPersonCount         int         NOT NULL, -- of these, people of split units divided in equal shares
    CONSTRAINT PK_fact_PopulationRestated PRIMARY KEY (FromMonthKey, PopulationBasisKey, CountedLevel, UnitSystemCode, AdministrativeUnitDurableKey),
    CONSTRAINT FK_fact_PopulationRestated_Unit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_PopulationRestated_PopulationBasis FOREIGN KEY (PopulationBasisKey) REFERENCES dim.PopulationBasis (PopulationBasisKey)
);
