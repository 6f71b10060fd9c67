-- Grain: one row per month end, level, unit system and unit: people with a valid card, in the units of the system, whichever units the cards name.
-- Caution  semi-additive; every month has the same total in both systems and at both levels: ask for one of them, never for their sum
-- Role  AdministrativeUnitKey at 99991231
-- Conserves  MemberCount of fact.EnrolmentMonth by MonthKey among UnitSystemCode = 'Old' AND CountedLevel = 'Commune';
-- Conserves  MemberCount of fact.EnrolmentMonth by MonthKey among UnitSystemCode = 'Old' AND CountedLevel = 'Province';
-- Conserves  MemberCount of fact.EnrolmentMonth by MonthKey among UnitSystemCode = 'New' AND CountedLevel = 'Commune';
-- Conserves  MemberCount of fact.EnrolmentMonth by MonthKey among UnitSystemCode = 'New' AND CountedLevel = 'Province';
-- Conserves  EstimatedMemberCount nothing: a part of the people, by how split units were divided
CREATE TABLE fact.EnrolmentRestated
(
    MonthKey                     int         NOT NULL,
    CountedLevel                 varchar(10) NOT NULL, -- Commune, or Province: its communes added up
    UnitSystemCode               varchar(10) NOT NULL, -- Old or New
    AdministrativeUnitKey        int         NOT NULL, -- a commune; its province where the commune reaches none; -1 where not even that is known
    AdministrativeUnitDurableKey int         NOT NULL,
    MemberCount                  int         NOT NULL,
    EstimatedMemberCount         int         NOT NULL, -- of these, people of split units divided in equal shares
    CONSTRAINT PK_fact_EnrolmentRestated PRIMARY KEY (MonthKey, CountedLevel, UnitSystemCode, AdministrativeUnitDurableKey),
    CONSTRAINT FK_fact_EnrolmentRestated_Unit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey)
);
