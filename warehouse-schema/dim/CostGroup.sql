-- Grain: one row per cost group (MA_NHOM) and the time in which it has this meaning.
-- Key  CostGroupCode, ValidFromDateKey
CREATE TABLE dim.CostGroup
(
    CostGroupKey int NOT NULL,
    CostGroupCode smallint NOT NULL,
    CostGroupName nvarchar(255) NOT NULL,
    CostGroupNameVietnamese nvarchar(255) NOT NULL,
    ReportColumn varchar(20) NOT NULL, -- column of the 79a/80a list
    ValidFromDateKey int NOT NULL,
    ValidToDateKey int NOT NULL,
    IsInferred smallint NOT NULL,
    LoadRunKey int NOT NULL,
    CONSTRAINT PK_dim_CostGroup PRIMARY KEY (CostGroupKey),
    CONSTRAINT UQ_dim_CostGroup_Code UNIQUE (CostGroupCode, ValidFromDateKey)
);
