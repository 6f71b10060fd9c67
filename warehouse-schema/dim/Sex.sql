-- Grain: one row per sex code (GIOI_TINH) and the time in which it has this meaning.
-- Key  SexCode, ValidFromDateKey
CREATE TABLE dim.Sex
(
    SexKey int NOT NULL,
    SexCode smallint NOT NULL,
    SexName nvarchar(255) NOT NULL,
    SexNameVietnamese nvarchar(255) NOT NULL,
    ValidFromDateKey int NOT NULL,
    ValidToDateKey int NOT NULL,
    IsInferred smallint NOT NULL,
    LoadRunKey int NOT NULL,
    CONSTRAINT PK_dim_Sex PRIMARY KEY (SexKey),
    CONSTRAINT UQ_dim_Sex_Code UNIQUE (SexCode, ValidFromDateKey)
);
