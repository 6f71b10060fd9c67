-- Grain: one row per drug or blood product code, of the catalogues or only named by a claim.
-- Key  DrugCode
-- Caution  prices and who may use it when stand in fact.CatalogueEntry; a code no catalogue has is inferred
CREATE TABLE dim.Drug
(
    DrugKey              int            NOT NULL,
    DrugCode             nvarchar(255)  NOT NULL, -- MA_THUOC
    DrugName             nvarchar(1024) NOT NULL, -- of the catalogue; else as claims write it, of several spellings the last in the alphabet
    ActiveIngredientName nvarchar(1024) NOT NULL, -- empty while no catalogue tells
    UnitName             nvarchar(50)   NOT NULL,
    RouteCode            nvarchar(50)   NOT NULL, -- MA_DUONG_DUNG
    DosageFormName       nvarchar(255)  NOT NULL,
    IsInferred           smallint       NOT NULL, -- 1 while no catalogue has it
    LoadRunKey           int            NOT NULL,
    CONSTRAINT PK_dim_Drug PRIMARY KEY (DrugKey),
    CONSTRAINT UQ_dim_Drug_Code UNIQUE (DrugCode)
);
