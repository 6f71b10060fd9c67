-- Grain: one row per record (dossier, row) of a load that is held back; the content stays in the landing zone.
CREATE TABLE quality.Quarantine
(
    LoadRunKey    int            NOT NULL,
    SourceFileKey int            NOT NULL,
    RecordNumber  int            NOT NULL,
    RecordCode    nvarchar(100)  NOT NULL, -- MA_LK in VssClaims; empty elsewhere
    ByteOffset    bigint         NOT NULL, -- where the record starts in its file
    ByteCount     bigint         NOT NULL,
    VersionDateKey int           NOT NULL CONSTRAINT DF_quality_Quarantine_VersionDateKey DEFAULT (0), -- NGAYLAP of its envelope; 0 where there is none
    StateCode     smallint       NOT NULL CONSTRAINT DF_quality_Quarantine_StateCode DEFAULT (3), -- a state of the ledger
    FacilityCode  varchar(5)     NOT NULL CONSTRAINT DF_quality_Quarantine_FacilityCode DEFAULT (''),
    MonthKey      int            NOT NULL CONSTRAINT DF_quality_Quarantine_MonthKey DEFAULT (-1), -- settlement month, -1 when it cannot be read
    DocumentCount int            NOT NULL CONSTRAINT DF_quality_Quarantine_DocumentCount DEFAULT (0), -- this and the next two as counted at landing
    LineCount     int            NOT NULL CONSTRAINT DF_quality_Quarantine_LineCount DEFAULT (0),
    Amount        decimal(18, 2) NOT NULL CONSTRAINT DF_quality_Quarantine_Amount DEFAULT (0), -- đồng asked from the fund; a feed's control total elsewhere
    RepairCode    varchar(10)    NOT NULL CONSTRAINT DF_quality_Quarantine_RepairCode DEFAULT (''), -- empty while held; NewVersion, Replay, Override
    RepairedByLoadRunKey int     NOT NULL CONSTRAINT DF_quality_Quarantine_RepairedBy DEFAULT (-1) -- the load that holds what it became
);
