-- Grain: one row per version of a practitioner (người hành nghề), pseudonymous.
-- Key  PractitionerToken
-- Type 2  TitleCode, ScopeOfPracticeCode, LicenceDateKey, LicenceEndDateKey
-- Caution  where and when a practitioner works stands in fact.FacilityResource: a licence is one, its facilities may be several
-- Tokens  PractitionerToken
CREATE TABLE dim.Practitioner
(
    PractitionerKey        int          NOT NULL,
    PractitionerDurableKey int          NOT NULL,
    PractitionerToken      char(32)     NOT NULL, -- keyed token of the practice licence number
    TitleCode              nvarchar(50) NOT NULL, -- CHUCDANH_NN; empty while only claims have mentioned it
    ScopeOfPracticeCode    nvarchar(50) NOT NULL, -- PHAMVI_CM
    LicenceDateKey         int          NOT NULL, -- NGAYCAP_CCHN; -1 while unknown
    LicenceEndDateKey      int          NOT NULL, -- HAN_CCHN; 99991231 without an end, -1 while unknown
    EffectiveDateKey       int          NOT NULL,
    ValidFromDateKey       int          NOT NULL,
    ValidToDateKey         int          NOT NULL,
    IsCurrent              smallint     NOT NULL,
    IsInferred             smallint     NOT NULL,
    LoadRunKey             int          NOT NULL,
    CONSTRAINT PK_dim_Practitioner PRIMARY KEY (PractitionerKey),
    CONSTRAINT UQ_dim_Practitioner_Version UNIQUE (PractitionerToken, ValidFromDateKey)
);
