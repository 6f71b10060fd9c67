-- Grain: one row per area, year and measure cell of a PX-Web table that passed the gate.
CREATE TABLE staging.NsoPopulation
(
    LoadRunKey      int           NOT NULL,
    SourceFileKey   int           NOT NULL,
    RecordNumber    int           NOT NULL, -- position of the value in row-major order, from 1
    AreaCode        varchar(5)    NOT NULL, -- code of the area dimension: two digits for a province
    AreaName        nvarchar(255) NOT NULL,
    YearNumber      int           NOT NULL,
    YearStatusCode  varchar(1)    NOT NULL, -- F final, P preliminary (Sơ bộ), E estimate (Ước tính)
    PopulationBasisCode varchar(20) NOT NULL, -- NSO-AVG
    Population      int           NOT NULL, -- persons: the published thousands times 1,000
    PublishedAt     varchar(30)   NOT NULL  -- 'updated' of the table, ISO 8601; orders editions
);
