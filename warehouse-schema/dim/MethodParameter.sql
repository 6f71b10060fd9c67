-- Grain: one row per figure that a method of etl/Statistics takes as given, and the time in which it holds.
-- Key  ParameterCode, ValidFromDateKey
-- Caution  ships with the product (etl/CodeLists/MethodParameter.csv); a change changes every figure made with it at the next run
CREATE TABLE dim.MethodParameter
(
    MethodParameterKey      int            NOT NULL,
    ParameterCode           varchar(20)    NOT NULL,
    ParameterName           nvarchar(255)  NOT NULL,
    ParameterNameVietnamese nvarchar(255)  NOT NULL,
    ParameterValue          decimal(18, 4) NOT NULL,
    LegalBasis              nvarchar(255)  NOT NULL, -- law or literature it is taken from
    ValidFromDateKey        int            NOT NULL,
    ValidToDateKey          int            NOT NULL,
    IsInferred              smallint       NOT NULL,
    LoadRunKey              int            NOT NULL,
    CONSTRAINT PK_dim_MethodParameter PRIMARY KEY (MethodParameterKey),
    CONSTRAINT UQ_dim_MethodParameter_Code UNIQUE (ParameterCode, ValidFromDateKey)
);
