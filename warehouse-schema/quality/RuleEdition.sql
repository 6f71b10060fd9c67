-- Grain: one row per edition of the rules of a feed's gate that judged a load.
CREATE TABLE quality.RuleEdition
(
    RuleEditionKey  int         NOT NULL,
    FeedCode        varchar(30) NOT NULL,
    EditionCode     char(16)    NOT NULL, -- changes with any word, day, version or severity of the rules
    RuleCount       int         NOT NULL,
    FirstLoadRunKey int         NOT NULL, -- the first load that it judged
    CONSTRAINT PK_quality_RuleEdition PRIMARY KEY (RuleEditionKey),
    CONSTRAINT UQ_quality_RuleEdition_Code UNIQUE (FeedCode, EditionCode)
);
