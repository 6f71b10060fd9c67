-- Grain: one row per signal rule, participant, month and slice that it finds suspicious, as last evaluated. A suspicion, never a verdict.
-- Role  FacilityKey at 99991231
-- Caution  names a person by a key: only for the roles that review persons
CREATE TABLE fact.MemberAlert
(
    MemberAlertKey      bigint         NOT NULL,
    SignalRuleKey       int            NOT NULL,
    MonthKey            int            NOT NULL,
    FacilityKey         int            NOT NULL, -- the current version; -1 where the suspicion is of no one facility
    FacilityDurableKey  int            NOT NULL,
    MemberDurableKey    bigint         NOT NULL,
    SliceCode           varchar(20)    NOT NULL, -- what else the rule tells apart, such as a day; empty where nothing
    AmountAtRisk        decimal(18, 2) NOT NULL, -- đồng of the fund; an amount may be at risk under several rules, so rules do not add up
    AlarmLevel          smallint       NOT NULL, -- 1 notice, 2 high, 3 very high
    RankScore           decimal(9, 6)  NOT NULL, -- 0 to 1: what to look at first
    Evidence            nvarchar(400)  NOT NULL, -- for the reviewer, in Vietnamese; nothing of a person
    ReviewStateCode     varchar(10)    NOT NULL, -- New, Seen, Explained, FalseAlarm or Confirmed
    ReviewedDateKey     int            NOT NULL, -- -1 while nobody looked
    RaisedDateKey       int            NOT NULL, -- the day on which it was first found
    RaisedLoadRunKey    int            NOT NULL, -- the newest load when it was first found
    LoadRunKey          int            NOT NULL, -- the newest load when it was last found
    CONSTRAINT PK_fact_MemberAlert PRIMARY KEY (MemberAlertKey),
    CONSTRAINT UQ_fact_MemberAlert_Subject UNIQUE (SignalRuleKey, MemberDurableKey, MonthKey, FacilityDurableKey, SliceCode),
    CONSTRAINT FK_fact_MemberAlert_SignalRule FOREIGN KEY (SignalRuleKey) REFERENCES dim.SignalRule (SignalRuleKey),
    CONSTRAINT FK_fact_MemberAlert_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
