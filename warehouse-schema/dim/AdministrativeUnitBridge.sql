-- Grain: one row per old unit and the new unit that took all or some of it.
-- Caution  multiply no figures by the weights: restated figures (EnrolmentRestated, PopulationRestated) are rounded so that nobody is lost
CREATE TABLE dim.AdministrativeUnitBridge
(
    OldUnitDurableKey int           NOT NULL, -- -1 for new land
    NewUnitDurableKey int           NOT NULL,
    UnitLevel         varchar(10)   NOT NULL, -- Province or Commune
    RelationCode      varchar(20)   NOT NULL, -- Whole, Part, PartArea, PartAreaAllPeople, Kept, Renamed, TypeChanged, Island, NewLand
    NewShare          bigint        NOT NULL, -- people of the old unit that go to this new one, in proportion to its other rows
    NewWeight         decimal(9, 6) NOT NULL,
    NewBasisCode      varchar(10)   NOT NULL, -- Whole, Counted or Equal
    IsNewEstimated    smallint      NOT NULL, -- 1 where people are divided in equal shares because none were counted
    OldShare          bigint        NOT NULL, -- people of the new unit that belong to this old one, in proportion to its other rows
    OldWeight         decimal(9, 6) NOT NULL,
    OldBasisCode      varchar(10)   NOT NULL,
    IsOldEstimated    smallint      NOT NULL,
    CONSTRAINT PK_dim_AdministrativeUnitBridge PRIMARY KEY (OldUnitDurableKey, NewUnitDurableKey)
);
