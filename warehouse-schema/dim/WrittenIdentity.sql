-- Grain: one row per way in which a register has written a person: the social insurance agency a participant, the resident register a resident.
-- Key  RegisterCode, PersonToken, WritingToken
-- Caution  tokens of frequent parts, such as a family name, can be guessed by how often they occur: for the matcher alone, never for reports
-- Person  PersonToken
-- Forgets  whole row
CREATE TABLE dim.WrittenIdentity
(
    WrittenIdentityKey bigint       NOT NULL,
    RegisterCode       char(3)      NOT NULL, -- VSS the social insurance agency, MPS the resident register
    PersonToken        char(32)     NOT NULL, -- keyed token of the BHXH number (VSS) or of the personal id (MPS)
    WritingToken       char(16)     NOT NULL, -- equal tokens have equal digits here
    MatchTokens        varchar(268) NOT NULL, -- keyed tokens of name, parts of the name, birth date, parts of it, and numbers, packed; see etl/Quality/MatchToken.cs
    LastDateKey        int          NOT NULL, -- the last extract or register that wrote so
    IsInferred         smallint     NOT NULL,
    LoadRunKey         int          NOT NULL,
    CONSTRAINT PK_dim_WrittenIdentity PRIMARY KEY (WrittenIdentityKey),
    CONSTRAINT UQ_dim_WrittenIdentity_Writing UNIQUE (RegisterCode, PersonToken, WritingToken)
);
