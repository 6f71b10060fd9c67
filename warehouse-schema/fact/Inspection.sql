-- Grain: one row per decision and facility or paying unit that it has inspected, as the latest log states it.
-- Caution  what is recovered comes after the inspection, so recent ones grow; paying units stand under the unknown facility, by the code of their ledger
-- Role  FacilityKey at DecisionDateKey
CREATE TABLE fact.Inspection
(
    InspectionKey        bigint         NOT NULL,
    DecisionNumber       nvarchar(50)   NOT NULL, -- degenerate dimension: SO_QD
    DecisionDateKey      int            NOT NULL,
    LeadingUnitName      nvarchar(255)  NOT NULL,
    SubjectKindCode      varchar(10)    NOT NULL, -- Facility or PayingUnit
    SubjectCode          varchar(20)    NOT NULL, -- degenerate dimension: MA_CSKCB or MA_DVI
    FacilityKey          int            NOT NULL, -- -1 of a paying unit
    FacilityDurableKey   int            NOT NULL,
    PlannedDateKey       int            NOT NULL, -- -1 where it was not planned
    DoneDateKey          int            NOT NULL, -- -1 while it is not done
    ViolationCount       int            NOT NULL,
    FoundAmount          decimal(18, 2) NOT NULL, -- to be paid back
    RecoveredAmount      decimal(18, 2) NOT NULL, -- of it, so far
    EditionDateKey       int            NOT NULL, -- NGAY_LAP of the log, -1 where it does not tell: a later edition replaces the row
    SourceFileKey        int            NOT NULL,
    VersionSourceFileKey int            NOT NULL, -- the last file that brought this content
    RecordNumber         int            NOT NULL,
    LoadRunKey           int            NOT NULL,
    CONSTRAINT PK_fact_Inspection PRIMARY KEY (InspectionKey),
    CONSTRAINT UQ_fact_Inspection_Subject UNIQUE (DecisionNumber, SubjectKindCode, SubjectCode),
    CONSTRAINT FK_fact_Inspection_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
