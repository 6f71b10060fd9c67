-- Grain: one row per drug or blood product code that a claim names.
-- Key  DrugCode
CREATE TABLE dim.Drug
(
    DrugKey    int            NOT NULL,
    DrugCode   nvarchar(255)  NOT NULL, -- MA_THUOC
    DrugName   nvarchar(1024) NOT NULL, -- as claims write it; of several spellings the last in the alphabet
    UnitName   nvarchar(50)   NOT NULL,
    IsInferred smallint       NOT NULL,
    LoadRunKey int            NOT NULL,
    CONSTRAINT PK_dim_Drug PRIMARY KEY (DrugKey),
    CONSTRAINT UQ_dim_Drug_Code UNIQUE (DrugCode)
);
