-- Grain: one row per year and province or facility: the estimate of the fund's spending as first assigned and as in force.
-- Caution  the estimate of a province contains those of its facilities: never add the two
CREATE TABLE fact.FundBudget
(
    YearNumber                   int            NOT NULL,
    AdministrativeUnitKey        int            NOT NULL, -- the province
    AdministrativeUnitDurableKey int            NOT NULL,
    FacilityKey                  int            NOT NULL, -- -1 for the province as a whole
    FacilityDurableKey           int            NOT NULL,
    AssignedAmount               decimal(18, 2) NOT NULL, -- by the first decision
    EstimateAmount               decimal(18, 2) NOT NULL, -- in force after the last decision
    DecisionCount                int            NOT NULL,
    LastDecisionDateKey          int            NOT NULL,
    LoadRunKey                   int            NOT NULL, -- the load after which the snapshot was taken
    CONSTRAINT PK_fact_FundBudget PRIMARY KEY (YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey),
    CONSTRAINT FK_fact_FundBudget_AdministrativeUnit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_FundBudget_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
