-- Grain: one row per load, rule and list for want of which the rule did not judge records of the load.
-- Caution  these records are neither right nor wrong by the rule; load the list and replay, or send them again
CREATE TABLE quality.RuleNotApplied
(
    LoadRunKey  int         NOT NULL,
    RuleCode    varchar(10) NOT NULL,
    ListName    varchar(40) NOT NULL,
    ReasonCode  varchar(10) NOT NULL, -- Empty (never loaded), Stale (says nothing of the record's day)
    RecordCount bigint      NOT NULL,
    CONSTRAINT PK_quality_RuleNotApplied PRIMARY KEY (LoadRunKey, RuleCode, ListName, ReasonCode)
);
