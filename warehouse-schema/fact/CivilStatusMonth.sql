-- Grain: one row per month, commune and kind of change in the resident register: people born, dead, arrived, departed, moved in, moved out.
-- Role  CommuneKey at end of MonthKey
CREATE TABLE fact.CivilStatusMonth
(
    CivilStatusKey          bigint         NOT NULL,
    MonthKey                     int            NOT NULL,
    CommuneKey                   int            NOT NULL,
    CommuneDurableKey            int            NOT NULL,
    EventCode                    varchar(20)    NOT NULL, -- BIRTH, DEATH, ARRIVAL, DEPARTURE (over the province's border), MOVE-IN, MOVE-OUT (between communes)
    PersonCount                  int            NOT NULL,
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_CivilStatusMonth PRIMARY KEY (CivilStatusKey),
    CONSTRAINT UQ_fact_CivilStatusMonth_Slice UNIQUE (MonthKey, CommuneDurableKey, EventCode),
    CONSTRAINT FK_fact_CivilStatusMonth_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey)
);
