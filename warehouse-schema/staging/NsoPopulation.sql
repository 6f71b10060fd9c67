-- Grain: one row per published value (area, year, measure) of a PX-Web table that passed the gate.
CREATE TABLE staging.NsoPopulation
(
    LoadRunKey      int           NOT NULL,
    SourceFileKey   int           NOT NULL,
    RecordNumber    int           NOT NULL, -- counts the published values of the file, from 1; a null or absent value is no record
    Disposition     smallint      NOT NULL, -- 0 to be loaded, 6 not stored by contract (another measure, a part of the population, a region or the nation)
    AreaCode        varchar(5)    NOT NULL, -- two digits for a province; empty for a region or the nation
    AreaName        nvarchar(255) NOT NULL,
    YearNumber      int           NOT NULL,
    YearStatusCode  varchar(1)    NOT NULL, -- F final, P preliminary (Sơ bộ), E estimate (Ước tính)
    PopulationBasisCode varchar(20) NOT NULL, -- NSO-AVG; empty when the value is not stored
    Population      bigint        NOT NULL, -- persons: the published thousands times 1,000; of another measure the value times 1,000, as control total only
    PublishedAt     varchar(30)   NOT NULL, -- 'updated' of the table, ISO 8601; orders editions
    CONSTRAINT UQ_staging_NsoPopulation_Record UNIQUE (SourceFileKey, RecordNumber)
);
