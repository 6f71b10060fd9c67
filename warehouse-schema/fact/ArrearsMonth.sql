-- Grain: one row per month and paying unit: what it owes the health insurance fund at month end and since when.
-- Caution  arrears are semi-additive: those of two months are not summed; the age takes the oldest month to be settled first
CREATE TABLE fact.ArrearsMonth
(
    MonthKey                int            NOT NULL,
    PayingUnitKey           int            NOT NULL,
    PayingUnitDurableKey    int            NOT NULL,
    ParticipantGroupKey     int            NOT NULL,
    MemberCount             int            NOT NULL, -- people paid for; 0 when the ledger does not tell
    DueAmount               decimal(18, 2) NOT NULL,
    PaidAmount              decimal(18, 2) NOT NULL,
    OpeningDifferenceAmount decimal(18, 2) NOT NULL, -- opening balance less the closing balance of the month before; 0 where there is no ledger of that month
    ArrearsAmount           decimal(18, 2) NOT NULL, -- closing balance where it is owed, else 0
    AdvanceAmount           decimal(18, 2) NOT NULL, -- what was paid in advance
    ArrearsAgeMonths        int            NOT NULL, -- from the oldest unpaid month to this one, both counted; 0 without arrears
    IsAgeAtLeast            smallint       NOT NULL, -- 1 when the oldest debt is from before the first ledger, so that the age is a lower bound
    ArrearsAgeCode          varchar(5)     NOT NULL, -- 0, 1 (only the month itself), 2, 3-5, 6-11, 12+
    LoadRunKey              int            NOT NULL, -- the load after which the snapshot was taken
    CONSTRAINT PK_fact_ArrearsMonth PRIMARY KEY (MonthKey, PayingUnitDurableKey),
    CONSTRAINT FK_fact_ArrearsMonth_PayingUnit FOREIGN KEY (PayingUnitKey) REFERENCES dim.PayingUnit (PayingUnitKey),
    CONSTRAINT FK_fact_ArrearsMonth_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey)
);
