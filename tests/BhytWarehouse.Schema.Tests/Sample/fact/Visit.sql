-- Grain: one row per visit,
--        as last accepted.
-- Caution  a sample: nothing is loaded from it
CREATE TABLE fact.Visit
(
    VisitKey            bigint         NOT NULL IDENTITY(1, 1),
    MonthKey            int            NOT NULL,
    VisitNumber         nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK
    TreatingFacilityKey int            NOT NULL,
    AdmissionDateKey    int            NOT NULL,
    IsInpatient         smallint       NOT NULL,
    FundPaidAmount      decimal(18, 2) NOT NULL,
    RefusedAmount       decimal(18, 2) NULL,
    StoredAt            datetime2(3)   NULL,
    CONSTRAINT PK_fact_Visit PRIMARY KEY NONCLUSTERED (VisitKey, MonthKey),
    CONSTRAINT FK_fact_Visit_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_Visit_AdmissionDate FOREIGN KEY (AdmissionDateKey) REFERENCES dim.Date (DateKey)
) ON MonthScheme (MonthKey);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CCI_fact_Visit ON fact.Visit ON MonthScheme (MonthKey);
GO
CREATE INDEX IX_fact_Visit_Number ON fact.Visit (VisitNumber, MonthKey) ON MonthScheme (MonthKey);
