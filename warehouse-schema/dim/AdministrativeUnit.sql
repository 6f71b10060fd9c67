-- Grain: one row per version of a province or commune.
-- Key  UnitCode
-- Type 2  UnitName, ProvinceCode
-- Caution  the same digits named other units before 2025-07-01: join by code and date, group by the durable key
CREATE TABLE dim.AdministrativeUnit
(
    AdministrativeUnitKey        int           NOT NULL,
    AdministrativeUnitDurableKey int           NOT NULL,
    UnitCode                     varchar(5)    NOT NULL, -- two digits for a province, five for a commune
    UnitName                     nvarchar(255) NOT NULL, -- empty while only the code is known
    UnitLevel                    varchar(10)   NOT NULL, -- Province or Commune
    ProvinceCode                 varchar(2)    NOT NULL, -- its own code for a province
    EffectiveDateKey             int           NOT NULL, -- since when a source says so; the first version is taken to hold from the beginning
    ValidFromDateKey             int           NOT NULL,
    ValidToDateKey               int           NOT NULL,
    IsCurrent                    smallint      NOT NULL,
    IsInferred                   smallint      NOT NULL, -- 1 while only facts have mentioned it
    LoadRunKey                   int           NOT NULL,
    CONSTRAINT PK_dim_AdministrativeUnit PRIMARY KEY (AdministrativeUnitKey),
    CONSTRAINT UQ_dim_AdministrativeUnit_Version UNIQUE (UnitCode, ValidFromDateKey)
);
