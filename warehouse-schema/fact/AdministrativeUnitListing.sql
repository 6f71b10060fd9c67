-- Grain: one row per unit and day for which an official list names it.
-- Role  AdministrativeUnitKey at ListedDateKey
CREATE TABLE fact.AdministrativeUnitListing
(
    AdministrativeUnitListingKey bigint        NOT NULL,
    ListedDateKey                int           NOT NULL,
    AdministrativeUnitKey        int           NOT NULL,
    AdministrativeUnitDurableKey int           NOT NULL,
    UnitName                     nvarchar(255) NOT NULL, -- as listed
    SourceFileKey                int           NOT NULL,
    VersionSourceFileKey         int           NOT NULL,
    RecordNumber                 int           NOT NULL,
    LoadRunKey                   int           NOT NULL,
    CONSTRAINT PK_fact_AdministrativeUnitListing PRIMARY KEY (AdministrativeUnitListingKey),
    CONSTRAINT UQ_fact_AdministrativeUnitListing_Day UNIQUE (ListedDateKey, AdministrativeUnitDurableKey),
    CONSTRAINT FK_fact_AdministrativeUnitListing_Unit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey)
);
