-- Grain: one row per day of the resident register, commune, sex and age band: registered people.
-- Role  CommuneKey at AsOfDateKey
-- Caution  two population bases stand side by side: permanent alone (MPS-REG), permanent and temporary together (MPS-RES); never add them to those of the statistics office
CREATE TABLE fact.ResidentCount
(
    ResidentCountKey             bigint         NOT NULL,
    AsOfDateKey                  int            NOT NULL, -- the day for which the register was read
    CommuneKey                   int            NOT NULL,
    CommuneDurableKey            int            NOT NULL,
    SexKey                       int            NOT NULL,
    AgeBandKey                   int            NOT NULL,
    PermanentCount               int            NOT NULL,
    TemporaryCount               int            NOT NULL,
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_ResidentCount PRIMARY KEY (ResidentCountKey),
    CONSTRAINT UQ_fact_ResidentCount_Slice UNIQUE (AsOfDateKey, CommuneDurableKey, SexKey, AgeBandKey),
    CONSTRAINT FK_fact_ResidentCount_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_ResidentCount_Sex FOREIGN KEY (SexKey) REFERENCES dim.Sex (SexKey),
    CONSTRAINT FK_fact_ResidentCount_AgeBand FOREIGN KEY (AgeBandKey) REFERENCES dim.AgeBand (AgeBandKey)
);
