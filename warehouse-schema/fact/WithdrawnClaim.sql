-- Grain: one row per dossier (facility, MA_LK) that its facility withdrew, by the newest version that was received of it.
-- Caution  not in fact.Claim, nor in any figure; a version submitted after the withdrawal brings the dossier back there, and this row goes
-- Role  TreatingFacilityKey at DischargeDateKey
CREATE TABLE fact.WithdrawnClaim
(
    WithdrawnClaimKey          bigint         NOT NULL, -- the ClaimKey that it had or would have had
    ClaimNumber                nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK
    SettlementMonthKey         int            NOT NULL,
    TreatingFacilityKey        int            NOT NULL, -- the version in force at discharge
    TreatingFacilityDurableKey int            NOT NULL,
    MemberDurableKey           bigint         NOT NULL,
    DischargeDateKey           int            NOT NULL,
    PaymentDateKey             int            NOT NULL, -- -1 until paid
    SubmissionDateKey          int            NOT NULL, -- -1 when the envelope has none
    FacilityChargeAmount       decimal(18, 2) NOT NULL,
    CoveredChargeAmount        decimal(18, 2) NOT NULL,
    FundPaidAmount             decimal(18, 2) NOT NULL,
    DocumentCount              int            NOT NULL,
    LineCount                  int            NOT NULL,
    ContentHash                char(32)       NOT NULL,
    SourceFileKey              int            NOT NULL,
    VersionSourceFileKey       int            NOT NULL, -- the last file that brought this content
    RecordNumber               int            NOT NULL,
    LoadRunKey                 int            NOT NULL, -- the load that received it
    WithdrawnLoadRunKey        int            NOT NULL, -- the action or load that took it out, or kept it out
    CONSTRAINT PK_fact_WithdrawnClaim PRIMARY KEY (WithdrawnClaimKey),
    CONSTRAINT FK_fact_WithdrawnClaim_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey)
);
GO
CREATE INDEX IX_fact_WithdrawnClaim_Number ON fact.WithdrawnClaim (ClaimNumber, TreatingFacilityDurableKey);
