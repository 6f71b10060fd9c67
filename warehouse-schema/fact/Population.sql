-- Grain: one row per year, area, sex, age band and population basis.
-- Role  AdministrativeUnitKey at end of YearNumber
-- Caution  never add or compare populations of two bases
CREATE TABLE fact.Population
(
    PopulationKey                bigint      NOT NULL,
    YearNumber                   int         NOT NULL,
    AdministrativeUnitKey        int         NOT NULL,
    AdministrativeUnitDurableKey int         NOT NULL,
    SexKey                       int         NOT NULL, -- -1 both together
    AgeBandKey                   int         NOT NULL, -- -1 all together
    PopulationBasisKey           int         NOT NULL,
    PersonCount                  int         NOT NULL,
    YearStatusCode               varchar(1)  NOT NULL, -- F final, P preliminary, E estimate
    PublishedAt                  varchar(30) NOT NULL, -- edition: the later one replaces
    SourceFileKey                int         NOT NULL,
    VersionSourceFileKey         int         NOT NULL, -- the last file that brought this content
    RecordNumber                 int         NOT NULL,
    LoadRunKey                   int         NOT NULL,
    CONSTRAINT PK_fact_Population PRIMARY KEY (PopulationKey),
    CONSTRAINT UQ_fact_Population_Slice UNIQUE (YearNumber, AdministrativeUnitDurableKey, SexKey, AgeBandKey, PopulationBasisKey),
    CONSTRAINT FK_fact_Population_AdministrativeUnit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_Population_Sex FOREIGN KEY (SexKey) REFERENCES dim.Sex (SexKey),
    CONSTRAINT FK_fact_Population_AgeBand FOREIGN KEY (AgeBandKey) REFERENCES dim.AgeBand (AgeBandKey),
    CONSTRAINT FK_fact_Population_PopulationBasis FOREIGN KEY (PopulationBasisKey) REFERENCES dim.PopulationBasis (PopulationBasisKey)
);
