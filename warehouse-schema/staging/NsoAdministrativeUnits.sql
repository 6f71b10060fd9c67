-- Grain: one row per line of a conversion table, unit list or table of changes that passed the gate.
CREATE TABLE staging.NsoAdministrativeUnits
(
    LoadRunKey       int           NOT NULL,
    SourceFileKey    int           NOT NULL,
    RecordNumber     int           NOT NULL,
    Disposition      smallint      NOT NULL, -- 0 to be loaded, 5 duplicate, 6 heading of a province or footer
    LayoutCode       varchar(30)   NOT NULL, -- Conversion, Change, CommuneList, OldCommuneList, ProvinceList
    EffectiveDateKey int           NOT NULL, -- a change: its day; a list: the day for which it holds
    OldUnitCode      varchar(5)    NOT NULL, -- zero-filled; empty where the new unit had no commune before it
    OldUnitName      nvarchar(255) NOT NULL,
    OldUnitTypeCode  varchar(10)   NOT NULL,
    OldDistrictCode  varchar(3)    NOT NULL,
    OldDistrictName  nvarchar(255) NOT NULL,
    OldProvinceCode  varchar(2)    NOT NULL,
    OldProvinceName  nvarchar(255) NOT NULL,
    NewUnitCode      varchar(5)    NOT NULL,
    NewUnitName      nvarchar(255) NOT NULL,
    NewUnitTypeCode  varchar(10)   NOT NULL,
    NewProvinceCode  varchar(2)    NOT NULL,
    NewProvinceName  nvarchar(255) NOT NULL,
    RelationCode     varchar(20)   NOT NULL, -- empty in a list
    Note             nvarchar(400) NOT NULL, -- as the table words it
    CONSTRAINT UQ_staging_NsoAdministrativeUnits_Record UNIQUE (SourceFileKey, RecordNumber)
);
