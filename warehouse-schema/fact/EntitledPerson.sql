-- Grain: one row per day of a list, participant group and listed person, pseudonymous.
-- Role  CommuneKey at AsOfDateKey
-- Caution  only where persons may be handed over; whether somebody is insured is asked over dim.MemberIdentity
-- Person  CitizenToken
CREATE TABLE fact.EntitledPerson
(
    EntitledPersonKey            bigint         NOT NULL,
    AsOfDateKey                  int            NOT NULL,
    CitizenToken                 char(32)       NOT NULL, -- degenerate dimension: keyed token of the personal id
    ParticipantGroupKey          int            NOT NULL,
    CommuneKey                   int            NOT NULL,
    CommuneDurableKey            int            NOT NULL,
    SchoolCode                   varchar(20)    NOT NULL, -- empty outside school lists
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_EntitledPerson PRIMARY KEY (EntitledPersonKey),
    CONSTRAINT UQ_fact_EntitledPerson_Person UNIQUE (AsOfDateKey, CitizenToken, ParticipantGroupKey),
    CONSTRAINT FK_fact_EntitledPerson_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_EntitledPerson_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey)
);
