-- Grain: one row per dossier (facility, MA_LK) that was claimed or stands in a settlement list: from submission over review to settlement or disallowance.
-- Caution  a dossier of a list without a claim has no amount claimed, one without a list no amount settled; MatchCode tells them apart
CREATE TABLE fact.ClaimSettlement
(
    ClaimKey                   bigint         NOT NULL, -- -1 when no claim of that number was received
    ClaimNumber                nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK
    TreatingFacilityKey        int            NOT NULL,
    TreatingFacilityDurableKey int            NOT NULL,
    YearNumber                 int            NOT NULL, -- of the list; while there is none, of the claim's settlement month
    QuarterNumber              int            NOT NULL,
    MatchCode                  varchar(20)    NOT NULL, -- Matched, AmountDiffers, NotInList (the facility's list of the quarter lacks it), NotInClaims, Awaiting (no list yet)
    SettlementStateCode        varchar(20)    NOT NULL, -- Submitted, Reviewed, Settled, PartlySettled, Disallowed
    SubmissionDateKey          int            NOT NULL,
    ReviewDateKey              int            NOT NULL, -- -1 until it happens
    SettlementDateKey          int            NOT NULL, -- -1 until it happens
    FundPaidAmount             decimal(18, 2) NOT NULL, -- T_BHTT of the claim
    AskedAmount                decimal(18, 2) NOT NULL, -- T_BHTT of the list
    SettledAmount              decimal(18, 2) NOT NULL,
    DisallowedAmount           decimal(18, 2) NOT NULL,
    DisallowanceReasonCode     varchar(20)    NOT NULL,
    LoadRunKey                 int            NOT NULL, -- the load after which the snapshot was taken
    CONSTRAINT PK_fact_ClaimSettlement PRIMARY KEY (TreatingFacilityDurableKey, ClaimNumber),
    CONSTRAINT FK_fact_ClaimSettlement_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey)
);
