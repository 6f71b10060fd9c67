-- Grain: one row per comparison of two periods, facility (-1 all together) and chapter of the main diagnosis: what the fund was asked in both, and why it changed. Written when the figures are computed.
-- Role  FacilityKey at 99991231
-- Caution  the five effects add up to the change to the hundredth of a đồng; facilities add up, and chapters do, but the row of all facilities counts people who went to two once, so it is no sum of the others; a facility that has not sent yet looks like one that treats fewer people: see fact.FacilityReporting
-- Conserves  PeopleEffectAmount + FrequencyEffectAmount + MixEffectAmount + IntensityEffectAmount + PriceEffectAmount = FundPaidAmount - BaseFundPaidAmount of fact.CostGrowth by ComparisonCode, MonthKey, FacilityDurableKey, ChapterLetter;
-- Conserves  ClaimCount, FundPaidAmount of derive.CostCellMonth by MonthKey, FacilityDurableKey, ChapterLetter among ComparisonCode = 'MonthOnYear' AND FacilityDurableKey <> -1 as far as told;
-- Conserves  BaseClaimCount = ClaimCount, BaseFundPaidAmount = FundPaidAmount of derive.CostCellMonth by BaseMonthKey = MonthKey, FacilityDurableKey, ChapterLetter among ComparisonCode = 'MonthOnYear' AND FacilityDurableKey <> -1 as far as told;
-- Conserves  ClaimCount = rows, FundPaidAmount of fact.Claim by FromMonthKey = SettlementMonthKey - (SettlementMonthKey % 100 - 1) % 3, ChapterLetter = Diagnosis(MainDiagnosisKey).ChapterLetter among ComparisonCode = 'QuarterOnQuarter' AND FacilityDurableKey = -1 as far as told
CREATE TABLE fact.CostGrowth
(
    ComparisonCode        varchar(20)    NOT NULL, -- MonthOnYear, QuarterOnYear (the same month, quarter a year before) or QuarterOnQuarter (the quarter before)
    FromMonthKey          int            NOT NULL, -- first month of the period
    MonthKey              int            NOT NULL, -- last month of the period
    BaseFromMonthKey      int            NOT NULL, -- of the period it is compared with
    BaseMonthKey          int            NOT NULL,
    FacilityKey           int            NOT NULL, -- the current version; -1 all facilities together
    FacilityDurableKey    int            NOT NULL,
    ChapterLetter         varchar(1)     NOT NULL, -- first letter of the main diagnosis; empty where it is unknown
    BaseClaimCount        int            NOT NULL,
    ClaimCount            int            NOT NULL,
    BaseFundPaidAmount    decimal(18, 2) NOT NULL,
    FundPaidAmount        decimal(18, 2) NOT NULL,
    PeopleEffectAmount    decimal(18, 2) NOT NULL, -- more or fewer people treated at the facility
    FrequencyEffectAmount decimal(18, 2) NOT NULL, -- more or fewer visits of each
    MixEffectAmount       decimal(18, 2) NOT NULL, -- other diseases and kinds of care (and, where all facilities stand together, other facilities)
    IntensityEffectAmount decimal(18, 2) NOT NULL, -- more, fewer or other drugs, services and days in a visit of one kind
    PriceEffectAmount     decimal(18, 2) NOT NULL, -- what the fund is asked for a unit of the same item: its price and the fund's share of it
    MethodCode            varchar(10)    NOT NULL, -- version of the method
    LoadRunKey            int            NOT NULL, -- the newest load that brought a claim of either period
    CONSTRAINT PK_fact_CostGrowth PRIMARY KEY (ComparisonCode, MonthKey, FacilityDurableKey, ChapterLetter),
    CONSTRAINT FK_fact_CostGrowth_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
