-- Grain: one row per version of a participant (người tham gia BHYT), pseudonymous.
-- Key  MemberToken
-- Type 2  SexKey, BirthYear, CommuneKey, ParticipantGroupKey, RegisteredFacilityKey, HouseholdKey
-- Caution  count and join people by MemberDurableKey
CREATE TABLE dim.Member
(
    MemberKey             bigint   NOT NULL,
    MemberDurableKey      bigint   NOT NULL,
    MemberToken           char(32) NOT NULL, -- keyed token of the BHXH number
    SexKey                int      NOT NULL,
    BirthYear             smallint NOT NULL,
    CommuneKey            int      NOT NULL,
    ParticipantGroupKey   int      NOT NULL,
    RegisteredFacilityKey int      NOT NULL,
    HouseholdKey          bigint   NOT NULL,
    EffectiveDateKey      int      NOT NULL,
    ValidFromDateKey      int      NOT NULL,
    ValidToDateKey        int      NOT NULL,
    IsCurrent             smallint NOT NULL,
    IsInferred            smallint NOT NULL,
    LoadRunKey            int      NOT NULL,
    CONSTRAINT PK_dim_Member PRIMARY KEY (MemberKey),
    CONSTRAINT UQ_dim_Member_Version UNIQUE (MemberToken, ValidFromDateKey)
);
