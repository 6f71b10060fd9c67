-- Grain: one row per decision of a reviewer about an alert; of several about one subject and rule the last holds.
-- Caution  only added to; found again by every evaluation, so an alert that was judged never comes back as new
CREATE TABLE quality.AlertReview
(
    AlertReviewKey  int           NOT NULL,
    RuleCode        varchar(5)    NOT NULL,
    SubjectCode     nvarchar(200) NOT NULL, -- facility and claim number; or key of member or practitioner, facility, month and slice, as AlertSubject writes them
    StateCode       varchar(10)   NOT NULL, -- Seen, Explained, FalseAlarm, Confirmed, or New to take the last one back
    AmountAtRisk    decimal(18, 2) NOT NULL, -- of the alert when it was judged
    RecoveredAmount decimal(18, 2) NOT NULL, -- đồng taken back; 0 unless confirmed
    ReviewedAt      varchar(30)   NOT NULL, -- UTC, ISO 8601
    ReviewedBy      nvarchar(100) NOT NULL, -- account of the reviewer
    Reason          nvarchar(400) NOT NULL, -- never a name or number of a person
    CONSTRAINT PK_quality_AlertReview PRIMARY KEY (AlertReviewKey)
);
