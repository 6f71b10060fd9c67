-- Grain: one row per way of asking in which units a figure is shown.
-- Key  UnitViewCode, ValidFromDateKey
CREATE TABLE dim.UnitView
(
    UnitViewKey            int           NOT NULL,
    UnitViewCode           varchar(10)   NOT NULL, -- AsWas, Old or New
    UnitViewName           nvarchar(255) NOT NULL,
    UnitViewNameVietnamese nvarchar(255) NOT NULL,
    ValidFromDateKey       int           NOT NULL,
    ValidToDateKey         int           NOT NULL,
    IsInferred             smallint      NOT NULL,
    LoadRunKey             int           NOT NULL,
    CONSTRAINT PK_dim_UnitView PRIMARY KEY (UnitViewKey),
    CONSTRAINT UQ_dim_UnitView_Code UNIQUE (UnitViewCode, ValidFromDateKey)
);
