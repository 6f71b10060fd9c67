-- Grain: one row per day of the newest register handed over by persons, commune or its province, breakdown and what the breakdown tells apart: residents for whom no valid card is found, and what the cheapest group they may join costs them. Written when the figures are computed.
-- Role  AdministrativeUnitKey at AsOfDateKey
-- Caution  every breakdown has the same people: ask for one of them and for one level, never for their sum; a province is its communes
-- Conserves  PersonCount = rows, LowCostAmount, HighCostAmount of derive.UncoveredPerson by AsOfDateKey, AdministrativeUnitDurableKey = CommuneDurableKey, AgeBandKey, ParticipantGroupKey = EntitledGroupKey among BreakdownCode = 'AgeGroup' AND CountedLevel = 'Commune';
-- Conserves  PersonCount, LowCostAmount, HighCostAmount of fact.UncoveredPeopleByEntitlement by CountedLevel, AdministrativeUnitDurableKey, ParticipantGroupKey where BreakdownCode = 'AgeGroup' among BreakdownCode = 'Group';
-- Conserves  PersonCount, LowCostAmount, HighCostAmount of fact.UncoveredPeopleByEntitlement by CountedLevel, AdministrativeUnitDurableKey, ParticipantGroupKey where BreakdownCode = 'AgeGroup' among BreakdownCode = 'HouseholdGroup';
-- Conserves  PersonCount, LowCostAmount, HighCostAmount of fact.UncoveredPeopleByEntitlement by CountedLevel, AdministrativeUnitDurableKey where BreakdownCode = 'AgeGroup' among BreakdownCode = 'Found';
-- Conserves  PersonCount, LowCostAmount, HighCostAmount of fact.UncoveredPeopleByEntitlement by CountedLevel, AdministrativeUnitDurableKey where BreakdownCode = 'AgeGroup' among BreakdownCode = 'All' AND PersonCount > 0;
-- Conserves  PersonCount, LowCostAmount, HighCostAmount, ResidentCount, UnlinkedMemberCount of fact.UncoveredPeopleByEntitlement by BreakdownCode, AgeBandKey, ParticipantGroupKey, HouseholdCode, FoundCode where CountedLevel = 'Commune' among CountedLevel = 'Province';
-- Conserves  ResidentCount = rows of fact.Resident by AsOfDateKey, AdministrativeUnitDurableKey = CommuneDurableKey where AsOfDateKey = (SELECT MAX(newest.AsOfDateKey) FROM fact.Resident AS newest) among BreakdownCode = 'All' AND CountedLevel = 'Commune'
CREATE TABLE fact.UncoveredPeopleByEntitlement
(
    AsOfDateKey                  int            NOT NULL,
    CountedLevel                 varchar(10)    NOT NULL, -- Commune, or Province: its communes added up
    AdministrativeUnitKey        int            NOT NULL,
    AdministrativeUnitDurableKey int            NOT NULL,
    BreakdownCode                varchar(20)    NOT NULL, -- All, Group, AgeGroup (age band and group), HouseholdGroup (state of the household and group) or Found
    AgeBandKey                   int            NOT NULL, -- -1 where the breakdown does not tell it, or the register does not
    ParticipantGroupKey          int            NOT NULL, -- the cheapest group they may join; -1 where the breakdown does not tell it
    HouseholdCode                varchar(10)    NOT NULL, -- Whole (nobody of the household has a card), Part or Unknown; empty where the breakdown does not tell it
    FoundCode                    varchar(10)    NOT NULL, -- Lapsed (the cards found are over) or NotFound; empty where the breakdown does not tell it
    PersonCount                  int            NOT NULL,
    LowCostAmount                decimal(18, 2) NOT NULL, -- đồng a year that they would pay together at least, where a household is not known; else both are the same
    HighCostAmount               decimal(18, 2) NOT NULL,
    HasNoRule                    smallint       NOT NULL, -- 1 where for somebody no contribution rule was in force: the amounts lack what that person pays
    ResidentCount                int            NOT NULL, -- of All: everybody on the register; else 0
    UnlinkedMemberCount          int            NOT NULL, -- of All: people with a valid card whom no link names with a resident; else 0
    IsSmall                      smallint       NOT NULL, -- 1 where the row counts 1 to 10 people, or would tell of a row that does
    IsSmallUnlinked              smallint       NOT NULL, -- the same of UnlinkedMemberCount
    CONSTRAINT PK_fact_UncoveredPeopleByEntitlement PRIMARY KEY (CountedLevel, AdministrativeUnitDurableKey, BreakdownCode, AgeBandKey, ParticipantGroupKey, HouseholdCode, FoundCode),
    CONSTRAINT FK_fact_UncoveredPeopleByEntitlement_Unit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_UncoveredPeopleByEntitlement_AgeBand FOREIGN KEY (AgeBandKey) REFERENCES dim.AgeBand (AgeBandKey),
    CONSTRAINT FK_fact_UncoveredPeopleByEntitlement_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey)
);
