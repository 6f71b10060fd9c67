-- Grain: one row per version of a facility.
-- Type 2  level and name; the code is the thing
CREATE TABLE dim.Facility
(
    FacilityKey        int           NOT NULL IDENTITY(1, 1),
    FacilityDurableKey int           NOT NULL, -- the facility through its versions
    AreaKey            int           NOT NULL,
    FacilityCode       varchar(5)    NOT NULL,
    FacilityName       nvarchar(255) NOT NULL,
    BedCount           int           NOT NULL CONSTRAINT DF_dim_Facility_BedCount DEFAULT (0),
    ShareRate          decimal(9, 4) NULL,
    OpenedDate         date          NULL,
    RowHash            binary(32)    NOT NULL,
    HasEmergencyRoom   smallint      NOT NULL,
    ValidFromDateKey   int           NOT NULL,
    ValidToDateKey     int           NOT NULL,
    IsCurrent          smallint      NOT NULL,
    CONSTRAINT PK_dim_Facility PRIMARY KEY CLUSTERED (FacilityKey),
    CONSTRAINT UQ_dim_Facility UNIQUE (FacilityCode, ValidFromDateKey),
    CONSTRAINT CK_dim_Facility_Valid CHECK (ValidFromDateKey <= ValidToDateKey AND IsCurrent IN (0, 1)),
    CONSTRAINT FK_dim_Facility_Area FOREIGN KEY (AreaKey) REFERENCES dim.Area (AreaKey)
) WITH (DATA_COMPRESSION = PAGE);
GO
CREATE UNIQUE INDEX UX_dim_Facility_Current ON dim.Facility (FacilityDurableKey) INCLUDE (FacilityName) WHERE IsCurrent = 1;
