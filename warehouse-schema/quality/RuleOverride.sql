-- Grain: one row per step of an override: asked, approved, rejected, withdrawn; the last step of an override holds.
-- Caution  bound to the bytes of one file and one record in it; written by bhyt quarantine, kept for good
CREATE TABLE quality.RuleOverride
(
    RuleOverrideKey int           NOT NULL,
    OverrideKey     int           NOT NULL, -- the override that the step belongs to
    FeedCode        varchar(30)   NOT NULL,
    FileHash        char(64)      NOT NULL,
    RecordNumber    int           NOT NULL,
    RuleCode        varchar(10)   NOT NULL,
    StateName       varchar(10)   NOT NULL, -- Asked, Approved, Rejected, Withdrawn
    StepAt          varchar(30)   NOT NULL, -- UTC, ISO 8601
    StepBy          nvarchar(100) NOT NULL, -- account; who asks never approves
    Reason          nvarchar(400) NOT NULL, -- never a name or number of a person
    CONSTRAINT PK_quality_RuleOverride PRIMARY KEY (RuleOverrideKey)
);
