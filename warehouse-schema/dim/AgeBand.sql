-- Grain: one row per age band and the time in which it has this meaning.
-- Key  AgeBandCode, ValidFromDateKey
CREATE TABLE dim.AgeBand
(
    AgeBandKey int NOT NULL,
    AgeBandCode varchar(10) NOT NULL,
    AgeBandName nvarchar(255) NOT NULL,
    AgeBandNameVietnamese nvarchar(255) NOT NULL,
    FromAge smallint NOT NULL,
    ToAge smallint NOT NULL,
    ValidFromDateKey int NOT NULL,
    ValidToDateKey int NOT NULL,
    IsInferred smallint NOT NULL,
    LoadRunKey int NOT NULL,
    CONSTRAINT PK_dim_AgeBand PRIMARY KEY (AgeBandKey),
    CONSTRAINT UQ_dim_AgeBand_Code UNIQUE (AgeBandCode, ValidFromDateKey)
);
