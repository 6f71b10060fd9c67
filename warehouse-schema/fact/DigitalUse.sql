-- Grain: one row per month and facility: how visits were checked in, recorded and paid.
-- Role  FacilityKey at end of MonthKey
CREATE TABLE fact.DigitalUse
(
    DigitalUseKey         bigint NOT NULL,
    MonthKey              int    NOT NULL,
    FacilityKey           int    NOT NULL, -- the version in force on the last day of the month
    FacilityDurableKey    int    NOT NULL,
    VisitCount            int    NOT NULL, -- all visits as the report counts them, insured or not
    CitizenIdCheckInCount int    NOT NULL, -- by the chip of the citizen card
    VneidCheckInCount     int    NOT NULL, -- by the VNeID application
    HealthRecordCount     int    NOT NULL, -- visits for which an electronic health record was created or added to
    PaymentCount          int    NOT NULL,
    CashlessPaymentCount  int    NOT NULL,
    EditionDateKey        int    NOT NULL, -- NGAY_LAP of the report, -1 where it does not tell: a later edition replaces the row
    SourceFileKey         int    NOT NULL,
    VersionSourceFileKey  int    NOT NULL, -- the last file that brought this content
    RecordNumber          int    NOT NULL,
    LoadRunKey            int    NOT NULL,
    CONSTRAINT PK_fact_DigitalUse PRIMARY KEY (DigitalUseKey),
    CONSTRAINT UQ_fact_DigitalUse_Slice UNIQUE (FacilityDurableKey, MonthKey),
    CONSTRAINT FK_fact_DigitalUse_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
