-- Grain: one row per day of a list, commune, participant group and school: people entitled to the group.
-- Role  CommuneKey at AsOfDateKey
-- Caution  the population basis is the list itself (PPC-LIST); pupils stand in the commune of their school
CREATE TABLE fact.EntitledPopulation
(
    EntitledPopulationKey        bigint         NOT NULL,
    AsOfDateKey                  int            NOT NULL, -- the day for which the list holds
    CommuneKey                   int            NOT NULL,
    CommuneDurableKey            int            NOT NULL,
    ParticipantGroupKey          int            NOT NULL,
    SchoolCode                   varchar(20)    NOT NULL, -- empty outside school lists
    SchoolName                   nvarchar(255)  NOT NULL,
    PersonCount                  int            NOT NULL,
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_EntitledPopulation PRIMARY KEY (EntitledPopulationKey),
    CONSTRAINT UQ_fact_EntitledPopulation_Slice UNIQUE (AsOfDateKey, CommuneDurableKey, ParticipantGroupKey, SchoolCode),
    CONSTRAINT FK_fact_EntitledPopulation_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_EntitledPopulation_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey)
);
