-- Grain: one row per decision of a reviewer about two identities; of several about one pair the last holds.
-- Caution  written by hand or by bhyt match, read by every matching: outweighs all evidence; kept for good
-- Persons  OneToken, MemberToken
-- Forgets  Reason
CREATE TABLE quality.LinkDecision
(
    LinkDecisionKey int           NOT NULL,
    OneToken        char(32)      NOT NULL, -- as in fact.IdentityLink
    MemberToken     char(32)      NOT NULL,
    VerdictCode     varchar(10)   NOT NULL, -- Confirmed (one person), Rejected (two people), Withdrawn (the evidence decides again)
    DecidedAt       varchar(30)   NOT NULL, -- UTC, ISO 8601
    DecidedBy       nvarchar(100) NOT NULL, -- account of the reviewer
    Reason          nvarchar(400) NOT NULL, -- never a name or number of a person
    CONSTRAINT PK_quality_LinkDecision PRIMARY KEY (LinkDecisionKey)
);
