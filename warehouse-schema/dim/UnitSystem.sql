-- Grain: one row per layout of the country into units and the time in which it holds.
-- Key  UnitSystemCode, ValidFromDateKey
CREATE TABLE dim.UnitSystem
(
    UnitSystemKey            int           NOT NULL,
    UnitSystemCode           varchar(10)   NOT NULL, -- Old to 2025-06-30, New from 2025-07-01
    UnitSystemName           nvarchar(255) NOT NULL,
    UnitSystemNameVietnamese nvarchar(255) NOT NULL,
    ValidFromDateKey         int           NOT NULL,
    ValidToDateKey           int           NOT NULL,
    IsInferred               smallint      NOT NULL,
    LoadRunKey               int           NOT NULL,
    CONSTRAINT PK_dim_UnitSystem PRIMARY KEY (UnitSystemKey),
    CONSTRAINT UQ_dim_UnitSystem_Code UNIQUE (UnitSystemCode, ValidFromDateKey)
);
