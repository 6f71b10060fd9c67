-- Grain: one row per day of the resident register and registered person, pseudonymous.
-- Role  CommuneKey at AsOfDateKey
-- Caution  only where an agreement allows persons; whether somebody is insured is asked over dim.MemberIdentity, which knows those whose citizen number the insurer wrote down
-- Person  CitizenToken
-- Forgets  NameToken, HouseholdToken, SexKey, BirthYear, AgeBandKey
CREATE TABLE fact.Resident
(
    ResidentKey                  bigint         NOT NULL,
    AsOfDateKey                  int            NOT NULL, -- the day for which the register was read
    CitizenToken                 char(32)       NOT NULL, -- degenerate dimension: keyed token of the personal id
    NameToken                    char(32)       NOT NULL, -- keyed token of the name, for matching
    HouseholdToken               char(32)       NOT NULL, -- keyed token of the register's household; empty when not told
    CommuneKey                   int            NOT NULL,
    CommuneDurableKey            int            NOT NULL,
    SexKey                       int            NOT NULL,
    BirthYear                    smallint       NOT NULL,
    AgeBandKey                   int            NOT NULL, -- age reached in the year of the register's day
    IsTemporary                  smallint       NOT NULL, -- 1 registered for a temporary stay
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_Resident PRIMARY KEY (ResidentKey),
    CONSTRAINT UQ_fact_Resident_Person UNIQUE (AsOfDateKey, CitizenToken),
    CONSTRAINT FK_fact_Resident_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_Resident_Sex FOREIGN KEY (SexKey) REFERENCES dim.Sex (SexKey),
    CONSTRAINT FK_fact_Resident_AgeBand FOREIGN KEY (AgeBandKey) REFERENCES dim.AgeBand (AgeBandKey)
);
