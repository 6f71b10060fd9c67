-- Grain: one row per facility, quarter and section of form 01/BH: the totals against which the lists are held.
-- Caution  the settled amounts stand in fact.SettlementLine as well, dossier by dossier: never add the two
-- Role  TreatingFacilityKey at end of YearNumber and QuarterNumber
CREATE TABLE fact.SettlementTotal
(
    SettlementTotalKey         bigint         NOT NULL,
    TreatingFacilityKey        int            NOT NULL, -- the version in force at the end of the quarter
    TreatingFacilityDurableKey int            NOT NULL,
    YearNumber                 int            NOT NULL,
    QuarterNumber              int            NOT NULL,
    SectionCode                varchar(5)     NOT NULL, -- I outpatient, II outpatient treatment, III day treatment, IV inpatient
    ClaimCount                 int            NOT NULL,
    TreatmentDays              int            NOT NULL,
    FacilityChargeAmount       decimal(18, 2) NOT NULL,
    CoveredChargeAmount        decimal(18, 2) NOT NULL,
    AskedAmount                decimal(18, 2) NOT NULL,
    SettledAmount              decimal(18, 2) NOT NULL,
    CopaymentAmount            decimal(18, 2) NOT NULL,
    OtherSourceAmount          decimal(18, 2) NOT NULL,
    OutOfPocketAmount          decimal(18, 2) NOT NULL,
    ListDateKey                int            NOT NULL, -- NGAY_LAP: a later form replaces the row; -1 when not told
    SourceFileKey              int            NOT NULL,
    VersionSourceFileKey       int            NOT NULL, -- the last file that brought this content
    RecordNumber               int            NOT NULL,
    LoadRunKey                 int            NOT NULL,
    CONSTRAINT PK_fact_SettlementTotal PRIMARY KEY (SettlementTotalKey),
    CONSTRAINT UQ_fact_SettlementTotal_Slice UNIQUE (TreatingFacilityDurableKey, YearNumber, QuarterNumber, SectionCode),
    CONSTRAINT FK_fact_SettlementTotal_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey)
);
