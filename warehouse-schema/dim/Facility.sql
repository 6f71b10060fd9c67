-- Grain: one row per version of a health facility (cơ sở khám chữa bệnh).
-- Key  FacilityCode
-- Type 2  FacilityName, ProfessionalLevel, FormerLine, FacilityClass, Ownership, ProvinceCode, GlnCode, SeatProvinceCode, SeatCommuneCode, ContractStartDateKey, ContractEndDateKey, ApprovedBedCount, IsInForce
-- Caution  the first version is taken to hold from the beginning; EffectiveDateKey says since when the register has it
CREATE TABLE dim.Facility
(
    FacilityKey          int           NOT NULL,
    FacilityDurableKey   int           NOT NULL,
    FacilityCode         varchar(5)    NOT NULL, -- MA_CSKCB
    FacilityName         nvarchar(255) NOT NULL,
    ProfessionalLevel    varchar(20)   NOT NULL, -- Primary, Basic, Specialised; empty while unknown
    FormerLine           varchar(20)   NOT NULL, -- Commune, District, Province, Central; still decides benefit shares
    FacilityClass        varchar(20)   NOT NULL, -- Special, 1 to 4, Unclassed
    Ownership            varchar(20)   NOT NULL, -- Public or Private
    ProvinceCode         varchar(2)    NOT NULL, -- digits 1-2 of the code: the social insurance's own province code of before the merger
    GlnCode              varchar(13)   NOT NULL, -- global location number; empty until the register gives it
    SeatProvinceCode     varchar(2)    NOT NULL, -- province where it stands, by the administrative list of the version's time
    SeatCommuneCode      varchar(5)    NOT NULL,
    ContractStartDateKey int           NOT NULL, -- of the contract with the social insurance; -1 while unknown or without contract
    ContractEndDateKey   int           NOT NULL,
    ApprovedBedCount     int           NOT NULL,
    IsInForce            smallint      NOT NULL, -- 0 from the day after the register's row ended with no other following; 1 else, and while only mentioned
    EffectiveDateKey     int           NOT NULL,
    ValidFromDateKey     int           NOT NULL,
    ValidToDateKey       int           NOT NULL,
    IsCurrent            smallint      NOT NULL,
    IsInferred           smallint      NOT NULL,
    LoadRunKey           int           NOT NULL,
    CONSTRAINT PK_dim_Facility PRIMARY KEY (FacilityKey),
    CONSTRAINT UQ_dim_Facility_Version UNIQUE (FacilityCode, ValidFromDateKey)
);
