-- Grain: one row per rule of an edition: what the rule said when it judged.
CREATE TABLE quality.RuleVersion
(
    RuleEditionKey        int            NOT NULL,
    RuleCode              varchar(10)    NOT NULL,
    VersionNumber         int            NOT NULL,
    SeverityCode          smallint       NOT NULL, -- 1 Warn, 2 RejectRecord, 3 RejectFile
    FieldName             nvarchar(100)  NOT NULL, -- empty for a rule about whichever field the finding names
    Expectation           nvarchar(400)  NOT NULL, -- completes "must"
    ExpectationVietnamese nvarchar(400)  NOT NULL,
    LegalBasis            nvarchar(400)  NOT NULL,
    OwnerName             nvarchar(200)  NOT NULL, -- the office that answers for it
    OwnerNameVietnamese   nvarchar(200)  NOT NULL,
    ValidFromDateKey      int            NOT NULL, -- days of the record that it judges
    ValidToDateKey        int            NOT NULL,
    ListNames             nvarchar(200)  NOT NULL, -- lists without which it does not apply, a space between them
    MayBeOverridden       smallint       NOT NULL,
    CONSTRAINT PK_quality_RuleVersion PRIMARY KEY (RuleEditionKey, RuleCode),
    CONSTRAINT FK_quality_RuleVersion_RuleEdition FOREIGN KEY (RuleEditionKey) REFERENCES quality.RuleEdition (RuleEditionKey)
);
