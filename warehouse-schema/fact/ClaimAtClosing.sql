-- Grain: one row per closing and dossier (facility, MA_LK) of the settlement month, in the version that stood then.
-- Caution  never changed: it names facility and person by their durable keys, because versions of dimensions may still be laid anew
CREATE TABLE fact.ClaimAtClosing
(
    PeriodClosingKey           int            NOT NULL,
    ClaimKey                   bigint         NOT NULL, -- as it was in fact.Claim; a newer version has another
    ClaimNumber                nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK
    SettlementMonthKey         int            NOT NULL,
    TreatingFacilityDurableKey int            NOT NULL,
    MemberDurableKey           bigint         NOT NULL,
    CareTypeKey                int            NOT NULL,
    IsInpatient                smallint       NOT NULL,
    AdmissionDateKey           int            NOT NULL,
    DischargeDateKey           int            NOT NULL,
    PaymentDateKey             int            NOT NULL, -- -1 until paid
    SubmissionDateKey          int            NOT NULL,
    TreatmentDays              int            NOT NULL,
    FacilityChargeAmount       decimal(18, 2) NOT NULL,
    CoveredChargeAmount        decimal(18, 2) NOT NULL,
    FundPaidAmount             decimal(18, 2) NOT NULL,
    CopaymentAmount            decimal(18, 2) NOT NULL,
    OutOfPocketAmount          decimal(18, 2) NOT NULL,
    OtherSourceAmount          decimal(18, 2) NOT NULL,
    DocumentCount              int            NOT NULL,
    LineCount                  int            NOT NULL,
    ContentHash                char(32)       NOT NULL, -- of the version, with the three columns below: file, place and load that brought it
    FileHash                   char(64)       NOT NULL, -- SHA-256; its name in the landing zone
    RecordNumber               int            NOT NULL,
    VersionLoadRunKey          int            NOT NULL,
    CONSTRAINT PK_fact_ClaimAtClosing PRIMARY KEY NONCLUSTERED (PeriodClosingKey, ClaimKey, SettlementMonthKey),
    CONSTRAINT FK_fact_ClaimAtClosing_Closing FOREIGN KEY (PeriodClosingKey) REFERENCES fact.PeriodClosing (PeriodClosingKey),
    CONSTRAINT FK_fact_ClaimAtClosing_CareType FOREIGN KEY (CareTypeKey) REFERENCES dim.CareType (CareTypeKey)
) ON MonthScheme (SettlementMonthKey);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CCI_fact_ClaimAtClosing ON fact.ClaimAtClosing ON MonthScheme (SettlementMonthKey);
GO
CREATE INDEX IX_fact_ClaimAtClosing_Number ON fact.ClaimAtClosing (ClaimNumber, TreatingFacilityDurableKey) ON MonthScheme (SettlementMonthKey);
