-- Grain: one row per pair of a participant and a citizen number that an enrolment extract names together.
-- Key  MemberToken, CitizenToken
-- Caution  one person can have two BHXH numbers, and a typing error makes a pair that is nobody: the matcher judges, this only says what was written
-- Person  MemberToken, CitizenToken
CREATE TABLE dim.MemberIdentity
(
    MemberIdentityKey bigint   NOT NULL,
    MemberToken       char(32) NOT NULL, -- keyed token of the BHXH number
    CitizenToken      char(32) NOT NULL, -- keyed token of the citizen number
    IsInferred        smallint NOT NULL,
    LoadRunKey        int      NOT NULL,
    CONSTRAINT PK_dim_MemberIdentity PRIMARY KEY (MemberIdentityKey),
    CONSTRAINT UQ_dim_MemberIdentity_Pair UNIQUE (MemberToken, CitizenToken)
);
GO
-- A register that knows citizen numbers only asks from that side.
CREATE INDEX IX_dim_MemberIdentity_Citizen ON dim.MemberIdentity (CitizenToken);
