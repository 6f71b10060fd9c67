-- Grain: one row per goal year, province or commune, population basis, participant group (-1 everybody) and month on the way: how many members are needed, and how many are expected. Written when the figures are computed.
-- Role  AdministrativeUnitKey at 99991231
-- Caution  never compare two bases; groups share what their unit needs (AllocationCode says how) and are forecast one by one, so that their forecasts do not add up to that of everybody; a goal beyond PATH-HORIZON is not forecast and has only its last month; of communes that the reform split, groups are divided like all their people
-- Conserves  rows, MemberCount, TargetMemberCount of derive.CoverageGoal by GoalYear, UnitSystemCode, AdministrativeUnitDurableKey, PopulationBasisKey, DeadlineMonthKey among ParticipantGroupKey = -1 AND IsLastMonth = 1;
-- Conserves  MemberCount = MemberCount - UnknownGroupMemberCount, NeededCount of fact.CoveragePath by GoalYear, AdministrativeUnitDurableKey, PopulationBasisKey where ParticipantGroupKey = -1 AND IsLastMonth = 1 among ParticipantGroupKey > 0 AND IsLastMonth = 1 as far as told
CREATE TABLE fact.CoveragePath
(
    GoalYear                     int           NOT NULL,
    UnitSystemCode               varchar(10)   NOT NULL,
    AdministrativeUnitKey        int           NOT NULL,
    AdministrativeUnitDurableKey int           NOT NULL,
    PopulationBasisKey           int           NOT NULL,
    ParticipantGroupKey          int           NOT NULL, -- -1 everybody; else the newest meaning of its letters
    MonthKey                     int           NOT NULL, -- the month whose end is told of
    AsOfMonthKey                 int           NOT NULL, -- the last month end of the enrolment
    DeadlineMonthKey             int           NOT NULL,
    IsLastMonth                  smallint      NOT NULL, -- 1 at the deadline, or at AsOfMonthKey where that is over
    GoalRate                     decimal(9, 5) NOT NULL,
    IsAssigned                   smallint      NOT NULL, -- 1 by a decision for this unit, 0 by what the law sets for all
    DocumentNumber               nvarchar(255) NOT NULL, -- decision or law that sets the goal
    ResponsibleUnitName          nvarchar(255) NOT NULL, -- who answers by the decision; empty where none names anybody
    MemberCount                  int           NOT NULL, -- at the end of AsOfMonthKey
    UnknownGroupMemberCount      int           NOT NULL, -- of everybody, members whose group is not known; 0 in rows of a group
    TargetMemberCount            int           NOT NULL, -- at the deadline; of a group its members and its share of what is needed
    NeededCount                  int           NOT NULL, -- net new members needed until the end of the month, in equal steps; 0 where the goal is reached
    NeededPerMonthCount          int           NOT NULL, -- rounded up
    Expiring30Count              int           NOT NULL, -- people whose last card ends within so many days of the last extract
    Expiring60Count              int           NOT NULL,
    Expiring90Count              int           NOT NULL,
    ExpectedLossCount            int           NOT NULL, -- of Expiring90Count, who will not renew, by the renewal rate of their groups (K09)
    LeavingSupportCount          int           NOT NULL, -- of Expiring90Count, who will leave a group that the state pays, or the near-poor, and get no other such card (K10 of K09)
    ForecastMemberCount          int           NOT NULL, -- MemberCount where nothing is forecast
    LowMemberCount               int           NOT NULL, -- bounds of the 80 % band
    HighMemberCount              int           NOT NULL,
    ReachRate                    decimal(9, 6) NOT NULL, -- probability that TargetMemberCount is reached by this month; 0 or 1 where the deadline is over; -1 where it is not forecast
    IsLate                       smallint      NOT NULL, -- 1 where fewer are expected than are needed by this month; 0 also where nothing is forecast
    IsSmall                      smallint      NOT NULL, -- 1 where the unit and group have 1 to 10 members, or would tell of those that have
    IsSmallExpiry                smallint      NOT NULL, -- the same of the people whose cover ends
    HistoryMonthCount            int           NOT NULL,
    AllocationCode               varchar(20)   NOT NULL, -- of a group: None (nothing is needed), Uncovered (by the last group of people without a card, K03), Payers (by members who pay themselves or with support) or Members; empty for everybody
    StateCode                    varchar(20)   NOT NULL, -- Forecast, TooFewMonths, TooFar, or Over (the deadline is not after AsOfMonthKey)
    MethodCode                   varchar(20)   NOT NULL,
    CONSTRAINT PK_fact_CoveragePath PRIMARY KEY (GoalYear, AdministrativeUnitDurableKey, PopulationBasisKey, ParticipantGroupKey, MonthKey),
    CONSTRAINT FK_fact_CoveragePath_Unit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_CoveragePath_PopulationBasis FOREIGN KEY (PopulationBasisKey) REFERENCES dim.PopulationBasis (PopulationBasisKey),
    CONSTRAINT FK_fact_CoveragePath_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey)
);
