-- Grain: one row per care type (loại hình KCB, MA_LOAI_KCB) and the time in which it has this meaning.
-- Key  CareTypeCode, ValidFromDateKey
CREATE TABLE dim.CareType
(
    CareTypeKey int NOT NULL,
    CareTypeCode varchar(2) NOT NULL,
    CareTypeName nvarchar(255) NOT NULL,
    CareTypeNameVietnamese nvarchar(255) NOT NULL,
    SettlementSection varchar(5) NOT NULL, -- section of form 01/BH
    IsInpatient smallint NOT NULL, -- 1 for the codes that the 80a list takes
    ValidFromDateKey int NOT NULL,
    ValidToDateKey int NOT NULL,
    IsInferred smallint NOT NULL,
    LoadRunKey int NOT NULL,
    CONSTRAINT PK_dim_CareType PRIMARY KEY (CareTypeKey),
    CONSTRAINT UQ_dim_CareType_Code UNIQUE (CareTypeCode, ValidFromDateKey)
);
