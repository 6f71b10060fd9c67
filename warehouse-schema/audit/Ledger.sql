-- Grain: one row per load, file, facility, month, level and state; a later movement is a row of its own with a sign.
-- Caution  received = loaded + quarantined + refused + duplicate + not stored + unreadable + superseded + withdrawn, at every level of every file
CREATE TABLE audit.Ledger
(
    LedgerKey          bigint         NOT NULL,
    LoadRunKey         int            NOT NULL, -- the load that received the quantity
    SourceFileKey      int            NOT NULL,
    FacilityCode       varchar(5)     NOT NULL, -- empty where the feed or the file has none
    MonthKey           int            NOT NULL, -- settlement month of claims; -1 unknown
    LevelCode          smallint       NOT NULL, -- 1 file, 2 record, 3 document, 4 line, 5 amount
    StateCode          smallint       NOT NULL, -- 1 received, 2 loaded, 3 quarantined, 4 refused, 5 duplicate, 6 not stored, 7 unreadable, 8 superseded, 9 withdrawn
    Quantity           decimal(20, 2) NOT NULL, -- pieces, or đồng at level 5
    MovedByLoadRunKey  int            NOT NULL, -- -1 for the load's own entries, else the load or the action that moved it
    CONSTRAINT PK_audit_Ledger PRIMARY KEY (LedgerKey)
);
GO
CREATE INDEX IX_audit_Ledger_LoadRunKey ON audit.Ledger (LoadRunKey, SourceFileKey);
