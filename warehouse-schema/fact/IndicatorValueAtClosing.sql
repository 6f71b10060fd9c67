-- Grain: one row per closing, indicator and slice of the month, as fact.IndicatorValue had it then.
-- Caution  never changed: it names unit and facility by their durable keys, because versions of dimensions may still be laid anew
CREATE TABLE fact.IndicatorValueAtClosing
(
    PeriodClosingKey             int            NOT NULL,
    ValueNumber                  int            NOT NULL, -- position within the closing
    IndicatorCode                varchar(5)     NOT NULL,
    MonthKey                     int            NOT NULL,
    AdministrativeUnitDurableKey int            NOT NULL, -- -1 where the indicator has no area
    FacilityDurableKey           int            NOT NULL,
    CareTypeKey                  int            NOT NULL,
    CostGroupKey                 int            NOT NULL,
    ParticipantGroupKey          int            NOT NULL,
    PopulationBasisKey           int            NOT NULL,
    BasisYear                    int            NOT NULL,
    SliceCode                    varchar(30)    NOT NULL,
    Numerator                    decimal(20, 2) NOT NULL,
    Denominator                  decimal(20, 2) NOT NULL,
    CONSTRAINT PK_fact_IndicatorValueAtClosing PRIMARY KEY (PeriodClosingKey, ValueNumber),
    CONSTRAINT FK_fact_IndicatorValueAtClosing_Closing FOREIGN KEY (PeriodClosingKey) REFERENCES fact.PeriodClosing (PeriodClosingKey),
    CONSTRAINT FK_fact_IndicatorValueAtClosing_CareType FOREIGN KEY (CareTypeKey) REFERENCES dim.CareType (CareTypeKey),
    CONSTRAINT FK_fact_IndicatorValueAtClosing_CostGroup FOREIGN KEY (CostGroupKey) REFERENCES dim.CostGroup (CostGroupKey),
    CONSTRAINT FK_fact_IndicatorValueAtClosing_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey),
    CONSTRAINT FK_fact_IndicatorValueAtClosing_PopulationBasis FOREIGN KEY (PopulationBasisKey) REFERENCES dim.PopulationBasis (PopulationBasisKey)
);
