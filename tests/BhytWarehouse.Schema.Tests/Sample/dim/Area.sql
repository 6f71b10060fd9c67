-- Grain: one row per area.
CREATE TABLE dim.Area
(
    AreaKey   int           NOT NULL IDENTITY(1, 1),
    ParentKey int           NULL,
    AreaCode  varchar(5)    NOT NULL,
    AreaName  nvarchar(255) NOT NULL,
    CONSTRAINT PK_dim_Area PRIMARY KEY (AreaKey),
    CONSTRAINT FK_dim_Area_Parent FOREIGN KEY (ParentKey) REFERENCES dim.Area (AreaKey)
);
