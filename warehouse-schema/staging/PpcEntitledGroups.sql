-- Grain: one row per line of a list of entitled people that passed the gate: a count by commune, group and school, or a person where that is allowed.
-- Person  SO_DDCNToken
CREATE TABLE staging.PpcEntitledGroups
(
    LoadRunKey     int           NOT NULL,
    SourceFileKey  int           NOT NULL,
    RecordNumber   int           NOT NULL, -- row in the file, from 1
    Disposition    smallint      NOT NULL, -- 0 to be loaded, 5 duplicate, 6 not stored (numbering, totals, signatures)
    LayoutCode     varchar(20)   NOT NULL, -- Counts or Persons
    NGAY_SO_LIEU   int           NOT NULL, -- day for which the list holds, yyyymmdd
    MA_TINH        varchar(2)    NOT NULL,
    MA_XA          varchar(5)    NOT NULL, -- commune of residence, of a school that of its address
    MA_NHOM        varchar(2)    NOT NULL, -- participant group: HN, CN, BT, GB, HS, SV, …
    MA_TRUONG      varchar(20)   NOT NULL, -- school; empty outside school lists
    TEN_TRUONG     nvarchar(255) NOT NULL,
    SO_NGUOI       int           NOT NULL,
    SO_DDCNToken   char(32)      NOT NULL, -- keyed token of the personal id; Persons only
    CONSTRAINT UQ_staging_PpcEntitledGroups_Record UNIQUE (SourceFileKey, RecordNumber)
);
