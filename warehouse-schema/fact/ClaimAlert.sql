-- Grain: one row per signal rule and claim that it finds suspicious, as last evaluated. A suspicion, never a verdict.
-- Role  FacilityKey at 99991231
-- Caution  several rules may name one claim: count claims once and do not add amounts over rules
CREATE TABLE fact.ClaimAlert
(
    ClaimAlertKey       bigint         NOT NULL,
    SignalRuleKey       int            NOT NULL,
    MonthKey            int            NOT NULL, -- settlement month of the claim
    FacilityKey         int            NOT NULL, -- the current version
    FacilityDurableKey  int            NOT NULL,
    ClaimKey            bigint         NOT NULL,
    ClaimNumber         nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK; with the facility it outlives corrections
    AmountAtRisk        decimal(18, 2) NOT NULL, -- đồng of the fund; an amount may be at risk under several rules, so rules do not add up
    AlarmLevel          smallint       NOT NULL, -- 1 notice, 2 high, 3 very high
    RankScore           decimal(9, 6)  NOT NULL, -- 0 to 1: what to look at first
    Evidence            nvarchar(400)  NOT NULL, -- for the reviewer, in Vietnamese; nothing of a person
    ReviewStateCode     varchar(10)    NOT NULL, -- New, Seen, Explained, FalseAlarm or Confirmed
    ReviewedDateKey     int            NOT NULL, -- -1 while nobody looked
    RaisedDateKey       int            NOT NULL, -- the day on which it was first found
    RaisedLoadRunKey    int            NOT NULL, -- the newest load when it was first found
    LoadRunKey          int            NOT NULL, -- the newest load when it was last found
    CONSTRAINT PK_fact_ClaimAlert PRIMARY KEY (ClaimAlertKey),
    CONSTRAINT UQ_fact_ClaimAlert_Subject UNIQUE (SignalRuleKey, FacilityDurableKey, ClaimNumber),
    CONSTRAINT FK_fact_ClaimAlert_SignalRule FOREIGN KEY (SignalRuleKey) REFERENCES dim.SignalRule (SignalRuleKey),
    CONSTRAINT FK_fact_ClaimAlert_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
