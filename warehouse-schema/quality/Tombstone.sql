-- Grain: one row per number of a person, as a keyed token of its token, that the warehouse must not hold any more (Erased) or not show by itself (Restricted).
-- Tokens  TombstoneToken
-- Caution  read by every load and replay: deleting a row lets the person come back; the number cannot be read back from it, and it equals no token of any other table
CREATE TABLE quality.Tombstone
(
    TombstoneToken char(32)     NOT NULL,
    KindCode       varchar(10)  NOT NULL, -- Erased or Restricted
    ReferenceCode  nvarchar(60) NOT NULL, -- the case; never a number of a person
    CreatedAt      varchar(30)  NOT NULL, -- UTC, ISO 8601
    CONSTRAINT PK_quality_Tombstone PRIMARY KEY (TombstoneToken, KindCode)
);
