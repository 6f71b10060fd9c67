-- Grain: one row per landed file whose content retention removed from the landing zone.
-- Caution  the account of the file in audit.Ledger stands: what it brought is known, its bytes are gone for good
CREATE TABLE audit.LandingRemoval
(
    FileHash   char(64)      NOT NULL, -- SHA-256, as in audit.SourceFile
    FeedCode   varchar(30)   NOT NULL,
    ByteSize   bigint        NOT NULL, -- as received
    ReceivedAt varchar(30)   NOT NULL, -- UTC, ISO 8601
    DueOn      varchar(10)   NOT NULL, -- the first day on which it might go
    RemovedAt  varchar(30)   NOT NULL, -- UTC, ISO 8601
    RemovedBy  nvarchar(100) NOT NULL, -- account of the operator
    Reason     nvarchar(400) NOT NULL, -- never a number of a person
    CONSTRAINT PK_audit_LandingRemoval PRIMARY KEY (FileHash)
);
