-- Grain: one row per settlement month, facility, care type, chapter of the main diagnosis and measure: the facility's figure beside that of its peers and its own of a year before.
-- Role  FacilityKey at 99991231
-- Caution  peers are facilities of the same professional level and former line in the same month; with fewer than five of them, or without a level, there is no score (PeerCount says so); recent months still grow
CREATE TABLE fact.PeerComparison
(
    PeerComparisonKey  bigint         NOT NULL,
    MonthKey           int            NOT NULL,
    FacilityKey        int            NOT NULL, -- the current version
    FacilityDurableKey int            NOT NULL,
    CareTypeKey        int            NOT NULL, -- -1 over all
    ChapterLetter      varchar(1)     NOT NULL, -- empty over all
    MeasureCode        varchar(20)    NOT NULL, -- CostPerVisit, DaysPerStay, AdmissionShare, DrugShare, DrugCostPerVisit, LinesPerVisit, EmergencyShare, OutsiderShare, TestShare or SupplyShare
    Numerator          decimal(20, 2) NOT NULL,
    Denominator        decimal(20, 2) NOT NULL,
    PeerCount          int            NOT NULL, -- facilities compared, this one included; 0 where it was not compared
    PeerMedian         decimal(18, 6) NOT NULL, -- of the peers' figures
    PeerSpread         decimal(18, 6) NOT NULL, -- median absolute deviation, scaled to a standard deviation
    RobustScore        decimal(9, 3)  NOT NULL, -- how many spreads the figure lies above the median; 0 where it was not compared
    LastYearFigure     decimal(18, 6) NOT NULL, -- the facility's own in the same month a year before; -1 where there is none
    MethodCode         varchar(10)    NOT NULL, -- version of the method
    CONSTRAINT PK_fact_PeerComparison PRIMARY KEY (PeerComparisonKey),
    CONSTRAINT UQ_fact_PeerComparison_Slice UNIQUE (MonthKey, FacilityDurableKey, CareTypeKey, ChapterLetter, MeasureCode),
    CONSTRAINT FK_fact_PeerComparison_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_PeerComparison_CareType FOREIGN KEY (CareTypeKey) REFERENCES dim.CareType (CareTypeKey)
);
