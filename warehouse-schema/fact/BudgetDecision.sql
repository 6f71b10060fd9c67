-- Grain: one row per year, province or facility, and decision that assigns or changes its estimate of the fund's spending.
-- Caution  amounts of decisions do not add up: one that replaces ends those before it; fact.FundBudget has what is in force
-- Role  AdministrativeUnitKey at end of YearNumber, FacilityKey at end of YearNumber
CREATE TABLE fact.BudgetDecision
(
    BudgetDecisionKey            bigint         NOT NULL,
    YearNumber                   int            NOT NULL,
    AdministrativeUnitKey        int            NOT NULL, -- the province
    AdministrativeUnitDurableKey int            NOT NULL,
    FacilityKey                  int            NOT NULL, -- -1 for the province as a whole
    FacilityDurableKey           int            NOT NULL,
    DecisionNumber               nvarchar(50)   NOT NULL,
    DecisionDateKey              int            NOT NULL,
    DecisionKindCode             varchar(1)     NOT NULL, -- A assigned, R replaces what was assigned before, S supplement
    EstimateAmount               decimal(18, 2) NOT NULL, -- below 0 when a supplement takes back
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_BudgetDecision PRIMARY KEY (BudgetDecisionKey),
    CONSTRAINT UQ_fact_BudgetDecision_Line UNIQUE (YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey, DecisionNumber),
    CONSTRAINT FK_fact_BudgetDecision_AdministrativeUnit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_BudgetDecision_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
