-- Grain: one row per way of counting a population and the time in which it has this meaning.
-- Key  PopulationBasisCode, ValidFromDateKey
CREATE TABLE dim.PopulationBasis
(
    PopulationBasisKey int NOT NULL,
    PopulationBasisCode varchar(20) NOT NULL,
    PopulationBasisName nvarchar(255) NOT NULL,
    PopulationBasisNameVietnamese nvarchar(255) NOT NULL,
    ValidFromDateKey int NOT NULL,
    ValidToDateKey int NOT NULL,
    IsInferred smallint NOT NULL,
    LoadRunKey int NOT NULL,
    CONSTRAINT PK_dim_PopulationBasis PRIMARY KEY (PopulationBasisKey),
    CONSTRAINT UQ_dim_PopulationBasis_Code UNIQUE (PopulationBasisCode, ValidFromDateKey)
);
