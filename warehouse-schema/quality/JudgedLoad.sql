-- Grain: one row per load that a gate judged.
CREATE TABLE quality.JudgedLoad
(
    LoadRunKey      int         NOT NULL,
    RuleEditionKey  int         NOT NULL,
    CodeListEdition varchar(40) NOT NULL, -- the edition of the code lists that ship, as the load of the code lists names it
    CONSTRAINT PK_quality_JudgedLoad PRIMARY KEY (LoadRunKey),
    CONSTRAINT FK_quality_JudgedLoad_RuleEdition FOREIGN KEY (RuleEditionKey) REFERENCES quality.RuleEdition (RuleEditionKey)
);
