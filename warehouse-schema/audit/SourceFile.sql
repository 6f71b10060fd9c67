-- Grain: one row per file that a load received, also when it was received before.
CREATE TABLE audit.SourceFile
(
    SourceFileKey     int            NOT NULL,
    LoadRunKey        int            NOT NULL,
    FeedCode          varchar(30)    NOT NULL,
    FileName          nvarchar(1000) NOT NULL, -- below the place it was taken from
    FileHash          char(64)       NOT NULL, -- SHA-256; its name in the landing zone
    ByteSize          bigint         NOT NULL,
    ReceivedAt        varchar(30)    NOT NULL, -- when these bytes were first received, UTC, ISO 8601
    DeclaredRecordCount bigint       NOT NULL, -- SOLUONGHOSO; -1 where the file declares none
    StateName         varchar(10)    NOT NULL, -- received, read, refused, duplicate
    RefusalRuleCode   varchar(10)    NOT NULL, -- empty unless refused
    CONSTRAINT PK_audit_SourceFile PRIMARY KEY (SourceFileKey)
);
GO
CREATE INDEX IX_audit_SourceFile_FileHash ON audit.SourceFile (FileHash);
GO
CREATE INDEX IX_audit_SourceFile_LoadRunKey ON audit.SourceFile (LoadRunKey);
