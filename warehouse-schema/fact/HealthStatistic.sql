-- Grain: one row per statistic, facility or area, and period (day, month, quarter or year), as last changed.
-- Role  FacilityKey at PeriodEndDateKey, AdministrativeUnitKey at PeriodEndDateKey
-- Caution  reported by the units themselves, not counted from claims; periods of different types overlap, so choose one
CREATE TABLE fact.HealthStatistic
(
    HealthStatisticKey           bigint         NOT NULL,
    StatisticKey                 int            NOT NULL,
    OrgUnitKindCode              varchar(1)     NOT NULL, -- F facility, A area
    OrgUnitCode                  varchar(5)     NOT NULL, -- degenerate dimension: tells units apart that no register has told of yet
    FacilityKey                  int            NOT NULL, -- -1 of an area
    FacilityDurableKey           int            NOT NULL,
    AdministrativeUnitKey        int            NOT NULL, -- -1 of a facility
    AdministrativeUnitDurableKey int            NOT NULL,
    PeriodTypeCode               varchar(1)     NOT NULL, -- Y, Q, M or D
    PeriodStartDateKey           int            NOT NULL,
    PeriodEndDateKey             int            NOT NULL,
    ReportedQuantity             decimal(18, 2) NOT NULL, -- semi-additive where the statistic is a stock
    UpdatedAt                    varchar(30)    NOT NULL, -- the later change replaces
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_HealthStatistic PRIMARY KEY (HealthStatisticKey),
    CONSTRAINT UQ_fact_HealthStatistic_Slice UNIQUE (StatisticKey, OrgUnitKindCode, OrgUnitCode, PeriodStartDateKey, PeriodEndDateKey),
    CONSTRAINT FK_fact_HealthStatistic_Statistic FOREIGN KEY (StatisticKey) REFERENCES dim.Statistic (StatisticKey),
    CONSTRAINT FK_fact_HealthStatistic_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_HealthStatistic_AdministrativeUnit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey)
);
