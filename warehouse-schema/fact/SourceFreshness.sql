-- Grain: one row per feed as a whole, and per feed and facility that it ever told of: when something new was received last, and until when the next is due. Written from the ledger when the figures are computed.
-- Caution  a feed that never came is there too, with unknown days: its silence is an alert; the same file again is nothing new
-- Role  FacilityKey at 99991231
CREATE TABLE fact.SourceFreshness
(
    FeedCode            varchar(30) NOT NULL, -- degenerate dimension
    FacilityKey         int         NOT NULL, -- -1 the feed as a whole
    FacilityDurableKey  int         NOT NULL,
    FileCount           int         NOT NULL, -- files read, each once
    LastReceivedDateKey int         NOT NULL, -- in Viet Nam; -1 never
    DueDateKey          int         NOT NULL, -- the last day before silence is an alert; 99991231 for a feed that comes when something happens, -1 never received
    LoadRunKey          int         NOT NULL, -- the newest load when it was written
    CONSTRAINT PK_fact_SourceFreshness PRIMARY KEY (FeedCode, FacilityDurableKey),
    CONSTRAINT FK_fact_SourceFreshness_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
