-- Grain: one row per version of a unit that pays contributions (đơn vị tham gia), as its ledgers name it.
-- Key  PayingUnitCode
-- Type 2  PayingUnitName
-- Caution  a household or person that pays for itself has no name here; codes of before 08/2025 have another structure, their parts are then empty
CREATE TABLE dim.PayingUnit
(
    PayingUnitKey        int           NOT NULL,
    PayingUnitDurableKey int           NOT NULL,
    PayingUnitCode       varchar(20)   NOT NULL,
    PayingUnitName       nvarchar(255) NOT NULL,
    RegistrationNumber   varchar(10)   NOT NULL, -- DD: business number (10 digits) or budget-relation number (7)
    GroupCode            varchar(2)    NOT NULL, -- DT: participant group, the unit's class
    IndustryCode         varchar(3)    NOT NULL, -- LH
    EffectiveDateKey     int           NOT NULL,
    ValidFromDateKey     int           NOT NULL,
    ValidToDateKey       int           NOT NULL,
    IsCurrent            smallint      NOT NULL,
    IsInferred           smallint      NOT NULL,
    LoadRunKey           int           NOT NULL,
    CONSTRAINT PK_dim_PayingUnit PRIMARY KEY (PayingUnitKey),
    CONSTRAINT UQ_dim_PayingUnit_Version UNIQUE (PayingUnitCode, ValidFromDateKey)
);
