-- Grain: one row per change of a unit: the day, the unit before and the unit after, as published.
-- Role  OldUnitKey at LastDateKey, NewUnitKey at EffectiveDateKey
CREATE TABLE fact.AdministrativeUnitChange
(
    AdministrativeUnitChangeKey bigint        NOT NULL,
    EffectiveDateKey            int           NOT NULL, -- the first day of the unit after
    LastDateKey                 int           NOT NULL, -- the last day of the unit before
    OldUnitKey                  int           NOT NULL, -- the version before; -1 where no unit was
    OldUnitDurableKey           int           NOT NULL,
    NewUnitKey                  int           NOT NULL,
    NewUnitDurableKey           int           NOT NULL,
    OldUnitName                 nvarchar(255) NOT NULL, -- as published; tells apart what had no code
    RelationCode                varchar(20)   NOT NULL, -- Whole, Part, PartArea, PartAreaAllPeople, Kept, Renamed, TypeChanged, Island, NewLand
    Note                        nvarchar(400) NOT NULL, -- the words from which the relation was read
    SourceFileKey               int           NOT NULL,
    VersionSourceFileKey        int           NOT NULL,
    RecordNumber                int           NOT NULL,
    LoadRunKey                  int           NOT NULL,
    CONSTRAINT PK_fact_AdministrativeUnitChange PRIMARY KEY (AdministrativeUnitChangeKey),
    CONSTRAINT UQ_fact_AdministrativeUnitChange_Change UNIQUE (EffectiveDateKey, OldUnitDurableKey, NewUnitDurableKey, OldUnitName),
    CONSTRAINT FK_fact_AdministrativeUnitChange_OldUnit FOREIGN KEY (OldUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_AdministrativeUnitChange_NewUnit FOREIGN KEY (NewUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey)
);
