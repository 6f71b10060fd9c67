-- Grain: one row per closing of a settlement month; a month that was reopened can be closed once more.
-- Caution  only added to: what a closing froze is never changed, and what arrives later stands in mart.PeriodRevision and mart.IndicatorRevision
CREATE TABLE fact.PeriodClosing
(
    PeriodClosingKey     int            NOT NULL,
    MonthKey             int            NOT NULL,
    ClosingNumber        int            NOT NULL, -- 1 for the month's first
    ClosedDateKey        int            NOT NULL, -- in Viet Nam
    AsOfLoadRunKey       int            NOT NULL, -- the newest load or action that it includes
    ClaimCount           int            NOT NULL, -- control totals of fact.ClaimAtClosing
    LineCount            int            NOT NULL,
    FacilityChargeAmount decimal(18, 2) NOT NULL,
    CoveredChargeAmount  decimal(18, 2) NOT NULL,
    FundPaidAmount       decimal(18, 2) NOT NULL,
    CopaymentAmount      decimal(18, 2) NOT NULL,
    OutOfPocketAmount    decimal(18, 2) NOT NULL,
    OtherSourceAmount    decimal(18, 2) NOT NULL,
    IndicatorValueCount  int            NOT NULL, -- rows of fact.IndicatorValueAtClosing
    HeldDossierCount     int            NOT NULL, -- of the month, held back one by one and so not included; files refused whole are not known to be of a month
    HeldAmount           decimal(18, 2) NOT NULL, -- what they ask from the fund
    FrozenHash           char(64)       NOT NULL, -- SHA-256 of all rows that it froze: bhyt doctor and bhyt period show hold them against it
    ActionNumber         bigint         NOT NULL, -- of the operator's action: who and why, as bhyt actions lists it
    LoadRunKey           int            NOT NULL, -- the run of the closing itself
    CONSTRAINT PK_fact_PeriodClosing PRIMARY KEY (PeriodClosingKey),
    CONSTRAINT UQ_fact_PeriodClosing_Number UNIQUE (MonthKey, ClosingNumber)
);
