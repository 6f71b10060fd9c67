-- Grain: one row per version of a province, district or commune of the old or the new system.
-- Key  UnitCode, LifeFromDateKey, LifeToDateKey
-- Type 2  UnitName, UnitTypeCode, ParentCode, ProvinceCode
-- Caution  the same digits name other units before and after 2025-07-01: join by code and date, group by the durable key
CREATE TABLE dim.AdministrativeUnit
(
    AdministrativeUnitKey        int           NOT NULL,
    AdministrativeUnitDurableKey int           NOT NULL, -- one unit of one system: a code that names two has two
    UnitCode                     varchar(5)    NOT NULL, -- two digits for a province, three for a district, five for a commune
    LifeFromDateKey              int           NOT NULL, -- the first and last day on which the code can name this unit
    LifeToDateKey                int           NOT NULL,
    UnitSystemCode               varchar(10)   NOT NULL, -- Old or New
    UnitName                     nvarchar(255) NOT NULL, -- empty while only the code is known
    UnitLevel                    varchar(10)   NOT NULL, -- Province, District or Commune
    UnitTypeCode                 varchar(10)   NOT NULL, -- Tinh, ThanhPho, Quan, Huyen, ThiXa, Xa, Phuong, ThiTran, DacKhu; empty while unknown
    ParentCode                   varchar(5)    NOT NULL, -- the unit above in its system; empty for a province
    ProvinceCode                 varchar(2)    NOT NULL, -- its own code for a province
    EffectiveDateKey             int           NOT NULL, -- since when a source says so; the first version is taken to hold from the beginning of its life
    ValidFromDateKey             int           NOT NULL,
    ValidToDateKey               int           NOT NULL,
    IsCurrent                    smallint      NOT NULL, -- the last version, and of the new system
    IsInferred                   smallint      NOT NULL, -- 1 while only facts have mentioned it
    LoadRunKey                   int           NOT NULL,
    CONSTRAINT PK_dim_AdministrativeUnit PRIMARY KEY (AdministrativeUnitKey),
    CONSTRAINT UQ_dim_AdministrativeUnit_Version UNIQUE (UnitCode, ValidFromDateKey)
);
