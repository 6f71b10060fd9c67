-- Grain: one row per quarter and facility: complaints and feedback received, and what became of them, as the latest report states it.
-- Role  FacilityKey at end of YearNumber and QuarterNumber
CREATE TABLE fact.ComplaintQuarter
(
    ComplaintQuarterKey  bigint NOT NULL,
    YearNumber           int    NOT NULL,
    QuarterNumber        int    NOT NULL,
    FacilityKey          int    NOT NULL, -- the version in force at the end of the quarter
    FacilityDurableKey   int    NOT NULL,
    ReceivedCount        int    NOT NULL,
    ResolvedCount        int    NOT NULL, -- of those received in the quarter
    OverdueCount         int    NOT NULL, -- of them, not resolved in time
    EditionDateKey       int    NOT NULL, -- NGAY_LAP of the report, -1 where it does not tell: a later edition replaces the row
    SourceFileKey        int    NOT NULL,
    VersionSourceFileKey int    NOT NULL, -- the last file that brought this content
    RecordNumber         int    NOT NULL,
    LoadRunKey           int    NOT NULL,
    CONSTRAINT PK_fact_ComplaintQuarter PRIMARY KEY (ComplaintQuarterKey),
    CONSTRAINT UQ_fact_ComplaintQuarter_Slice UNIQUE (FacilityDurableKey, YearNumber, QuarterNumber),
    CONSTRAINT FK_fact_ComplaintQuarter_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
