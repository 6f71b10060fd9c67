-- Grain: one row per version of a participant (người tham gia BHYT), pseudonymous.
-- Key  MemberToken
-- Type 2  SexKey, BirthYear, CommuneDurableKey, ParticipantGroupKey, RegisteredFacilityDurableKey, HouseholdKey
-- Role  CommuneKey at EffectiveDateKey, RegisteredFacilityKey at EffectiveDateKey
-- Caution  count and join people by MemberDurableKey
-- Person  MemberToken
-- Forgets  SexKey, BirthYear, CommuneKey, CommuneDurableKey, ParticipantGroupKey, RegisteredFacilityKey, RegisteredFacilityDurableKey, HouseholdKey
CREATE TABLE dim.Member
(
    MemberKey                    bigint   NOT NULL,
    MemberDurableKey             bigint   NOT NULL,
    MemberToken                  char(32) NOT NULL, -- keyed token of the BHXH number
    SexKey                       int      NOT NULL,
    BirthYear                    smallint NOT NULL,
    CommuneKey                   int      NOT NULL,
    CommuneDurableKey            int      NOT NULL, -- a new version of the commune is no change of the person
    ParticipantGroupKey          int      NOT NULL,
    RegisteredFacilityKey        int      NOT NULL,
    RegisteredFacilityDurableKey int      NOT NULL,
    HouseholdKey                 bigint   NOT NULL,
    EffectiveDateKey             int      NOT NULL,
    ValidFromDateKey             int      NOT NULL,
    ValidToDateKey               int      NOT NULL,
    IsCurrent                    smallint NOT NULL,
    IsInferred                   smallint NOT NULL,
    LoadRunKey                   int      NOT NULL,
    CONSTRAINT PK_dim_Member PRIMARY KEY (MemberKey),
    CONSTRAINT UQ_dim_Member_Version UNIQUE (MemberToken, ValidFromDateKey),
    CONSTRAINT FK_dim_Member_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_dim_Member_RegisteredFacility FOREIGN KEY (RegisteredFacilityKey) REFERENCES dim.Facility (FacilityKey)
);
