-- Grain: one row per indicator, month and slice, as the views of indicator.* gave it when the figures were last computed.
-- Caution  keep numerator and denominator apart: ratios do not add up; a slice with a numerator and no denominator is kept
CREATE TABLE fact.IndicatorValue
(
    IndicatorValueKey     bigint         NOT NULL,
    IndicatorCode         varchar(5)     NOT NULL,
    MonthKey              int            NOT NULL,
    AdministrativeUnitKey int            NOT NULL, -- -1 where the indicator has no area
    FacilityKey           int            NOT NULL,
    CareTypeKey           int            NOT NULL,
    CostGroupKey          int            NOT NULL,
    ParticipantGroupKey   int            NOT NULL,
    PopulationBasisKey    int            NOT NULL,
    BasisYear             int            NOT NULL, -- year of the population taken; -1 where there is none
    SliceCode             varchar(30)    NOT NULL, -- what else the indicator tells apart, such as the age of arrears; empty where it does not
    Numerator             decimal(20, 2) NOT NULL,
    Denominator           decimal(20, 2) NOT NULL,
    CONSTRAINT PK_fact_IndicatorValue PRIMARY KEY (IndicatorValueKey),
    CONSTRAINT FK_fact_IndicatorValue_AdministrativeUnit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_IndicatorValue_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_IndicatorValue_CareType FOREIGN KEY (CareTypeKey) REFERENCES dim.CareType (CareTypeKey),
    CONSTRAINT FK_fact_IndicatorValue_CostGroup FOREIGN KEY (CostGroupKey) REFERENCES dim.CostGroup (CostGroupKey),
    CONSTRAINT FK_fact_IndicatorValue_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey),
    CONSTRAINT FK_fact_IndicatorValue_PopulationBasis FOREIGN KEY (PopulationBasisKey) REFERENCES dim.PopulationBasis (PopulationBasisKey)
);
