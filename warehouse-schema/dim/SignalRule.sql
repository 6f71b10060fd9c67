-- Grain: one row per signal rule, as the headers of signal.* describe it and as it went when it was last evaluated.
-- Key  RuleCode
-- Caution  a rule that does not apply found nothing because its reference data is missing, which is not the same as nothing to find
CREATE TABLE dim.SignalRule
(
    SignalRuleKey      int            NOT NULL,
    RuleCode           varchar(5)     NOT NULL,
    RuleName           nvarchar(200)  NOT NULL,
    RuleNameVietnamese nvarchar(200)  NOT NULL,
    SubjectCode        varchar(20)    NOT NULL, -- Claim, Member, Practitioner or Facility
    Suspicion          nvarchar(400)  NOT NULL,
    LegalBasis         nvarchar(400)  NOT NULL,
    KnownInnocent      nvarchar(1000) NOT NULL,
    AmountMeaning      nvarchar(400)  NOT NULL, -- what AmountAtRisk of its alerts is
    AlarmMeaning       nvarchar(400)  NOT NULL,
    VersionNumber      int            NOT NULL,
    VersionDateKey     int            NOT NULL,
    ValidFromDateKey   int            NOT NULL,
    ValidToDateKey     int            NOT NULL,
    StateCode          varchar(20)    NOT NULL, -- Evaluated, NotApplicable (its reference data is missing), HeldBack (its view contradicts itself) or NotYet
    NotApplicableReason nvarchar(400) NOT NULL, -- empty where it was evaluated
    EvaluatedLoadRunKey int           NOT NULL, -- the newest load when it was last evaluated; -1 never
    CONSTRAINT PK_dim_SignalRule PRIMARY KEY (SignalRuleKey),
    CONSTRAINT UQ_dim_SignalRule_Code UNIQUE (RuleCode)
);
