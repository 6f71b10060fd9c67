-- Grain: one row per month and paying unit: what was owed, due, adjusted and paid to the health insurance fund (C12-TS).
-- Caution  balances are semi-additive: those of two months are not summed; above 0 the unit owes, below 0 it has paid in advance
-- Role  PayingUnitKey at start of MonthKey
CREATE TABLE fact.ContributionMonth
(
    ContributionKey bigint         NOT NULL,
    MonthKey             int            NOT NULL,
    PayingUnitKey        int            NOT NULL, -- the version in force on the first day of the month
    PayingUnitDurableKey int            NOT NULL,
    ParticipantGroupKey  int            NOT NULL, -- the unit's class, from its code
    MemberCount          int            NOT NULL, -- people paid for; 0 when the ledger does not tell
    OpeningAmount        decimal(18, 2) NOT NULL,
    DueAmount            decimal(18, 2) NOT NULL,
    AdjustmentAmount     decimal(18, 2) NOT NULL, -- of earlier months
    PaidAmount           decimal(18, 2) NOT NULL,
    DifferenceAmount     decimal(18, 2) NOT NULL, -- SO_BI_LECH as the ledger states it; not part of the balance
    ClosingAmount        decimal(18, 2) NOT NULL, -- opening + due + adjustment - paid, within one đồng
    LedgerDateKey        int            NOT NULL, -- NGAY_LAP: a later ledger replaces the row; -1 when not told
    SourceFileKey        int            NOT NULL,
    VersionSourceFileKey int            NOT NULL, -- the last file that brought this content
    RecordNumber         int            NOT NULL,
    LoadRunKey           int            NOT NULL,
    CONSTRAINT PK_fact_ContributionMonth PRIMARY KEY (ContributionKey),
    CONSTRAINT UQ_fact_ContributionMonth_Slice UNIQUE (MonthKey, PayingUnitDurableKey),
    CONSTRAINT FK_fact_ContributionMonth_PayingUnit FOREIGN KEY (PayingUnitKey) REFERENCES dim.PayingUnit (PayingUnitKey),
    CONSTRAINT FK_fact_ContributionMonth_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey)
);
