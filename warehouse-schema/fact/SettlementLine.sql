-- Grain: one row per dossier (facility, MA_LK) of a settlement list, as the latest list states it.
-- Role  TreatingFacilityKey at end of YearNumber and QuarterNumber
CREATE TABLE fact.SettlementLine
(
    SettlementLineKey          bigint         NOT NULL,
    ClaimNumber                nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK
    TreatingFacilityKey        int            NOT NULL, -- the version in force at the end of the quarter
    TreatingFacilityDurableKey int            NOT NULL,
    YearNumber                 int            NOT NULL, -- the quarter in which it is settled
    QuarterNumber              int            NOT NULL,
    AskedAmount                decimal(18, 2) NOT NULL, -- T_BHTT as the list states it
    SettledAmount              decimal(18, 2) NOT NULL,
    DisallowedAmount           decimal(18, 2) NOT NULL,
    DisallowanceReasonCode     varchar(20)    NOT NULL,
    ReviewDateKey              int            NOT NULL,
    SettlementDateKey          int            NOT NULL, -- -1 while only reviewed
    ListDateKey                int            NOT NULL, -- NGAY_LAP: a later list replaces the row; -1 when not told
    SourceFileKey              int            NOT NULL,
    VersionSourceFileKey       int            NOT NULL, -- the last file that brought this content
    RecordNumber               int            NOT NULL,
    LoadRunKey                 int            NOT NULL,
    CONSTRAINT PK_fact_SettlementLine PRIMARY KEY (SettlementLineKey),
    CONSTRAINT UQ_fact_SettlementLine_Dossier UNIQUE (ClaimNumber, TreatingFacilityDurableKey),
    CONSTRAINT FK_fact_SettlementLine_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey)
);
