-- Grain: one row per load (one feed and the files taken in one go), and per action that changed facts without files.
CREATE TABLE audit.LoadRun
(
    LoadRunKey  int            NOT NULL,
    FeedCode    varchar(30)    NOT NULL, -- of a feed; CodeList, Withdrawal, PeriodClosing: no feed, and without files
    StateName   varchar(10)    NOT NULL, -- received, landed, staged, published, failed
    StartedAt   varchar(30)    NOT NULL, -- UTC, ISO 8601
    EndedAt     varchar(30)    NOT NULL, -- empty while it runs
    FirstRecordKey bigint      NOT NULL, -- range of record keys reserved for the load, 0 before staging
    LastRecordKey  bigint      NOT NULL,
    PublicationNumber int      NOT NULL CONSTRAINT DF_audit_LoadRun_PublicationNumber DEFAULT (0), -- order in which loads became visible; 0 until then. Loads of two hosts need not end in the order of their keys
    Message     nvarchar(2000) NOT NULL, -- why it failed or did not publish; no personal data
    CONSTRAINT PK_audit_LoadRun PRIMARY KEY (LoadRunKey)
);
