-- Grain: one row per year, province or commune, participant group and population basis: the coverage that a decision assigns.
-- Caution  a target that names no basis (PopulationBasisKey -1) is compared with each basis by itself, never with a mixture
-- Role  AdministrativeUnitKey at DocumentDateKey
CREATE TABLE fact.CoverageTarget
(
    CoverageTargetKey            bigint         NOT NULL,
    YearNumber                   int            NOT NULL,
    AdministrativeUnitKey        int            NOT NULL,
    AdministrativeUnitDurableKey int            NOT NULL,
    ParticipantGroupKey          int            NOT NULL, -- -1 everybody
    PopulationBasisKey           int            NOT NULL, -- -1 the decision names none
    TargetRate                   decimal(9, 5)  NOT NULL, -- 0.95 for 95 %
    DocumentNumber               nvarchar(50)   NOT NULL,
    DocumentDateKey              int            NOT NULL, -- a later document replaces the target
    ResponsibleUnitName          nvarchar(255)  NOT NULL,
    DeadlineDateKey              int            NOT NULL,
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_CoverageTarget PRIMARY KEY (CoverageTargetKey),
    CONSTRAINT UQ_fact_CoverageTarget_Slice UNIQUE (YearNumber, AdministrativeUnitDurableKey, ParticipantGroupKey, PopulationBasisKey),
    CONSTRAINT FK_fact_CoverageTarget_AdministrativeUnit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_CoverageTarget_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey),
    CONSTRAINT FK_fact_CoverageTarget_PopulationBasis FOREIGN KEY (PopulationBasisKey) REFERENCES dim.PopulationBasis (PopulationBasisKey)
);
