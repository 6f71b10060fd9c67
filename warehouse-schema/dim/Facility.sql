-- Grain: one row per version of a health facility (cơ sở khám chữa bệnh).
-- Key  FacilityCode
-- Type 2  FacilityName, ProfessionalLevel, FormerLine, FacilityClass, Ownership, ProvinceCode
CREATE TABLE dim.Facility
(
    FacilityKey        int           NOT NULL,
    FacilityDurableKey int           NOT NULL,
    FacilityCode       varchar(5)    NOT NULL, -- MA_CSKCB
    FacilityName       nvarchar(255) NOT NULL,
    ProfessionalLevel  varchar(20)   NOT NULL, -- Primary, Basic, Specialised; empty while unknown
    FormerLine         varchar(20)   NOT NULL, -- Commune, District, Province, Central; still decides benefit shares
    FacilityClass      varchar(20)   NOT NULL,
    Ownership          varchar(20)   NOT NULL,
    ProvinceCode       varchar(2)    NOT NULL, -- digits 1-2 of the code: the social insurance's own province code of before the merger
    EffectiveDateKey   int           NOT NULL,
    ValidFromDateKey   int           NOT NULL,
    ValidToDateKey     int           NOT NULL,
    IsCurrent          smallint      NOT NULL,
    IsInferred         smallint      NOT NULL,
    LoadRunKey         int           NOT NULL,
    CONSTRAINT PK_dim_Facility PRIMARY KEY (FacilityKey),
    CONSTRAINT UQ_dim_Facility_Version UNIQUE (FacilityCode, ValidFromDateKey)
);
