-- Grain: one row per line of a decision that assigns or changes the year's estimate of a province or facility, and that passed the gate.
CREATE TABLE staging.VssBudgets
(
    LoadRunKey      int            NOT NULL,
    SourceFileKey   int            NOT NULL,
    RecordNumber    int            NOT NULL, -- row in the file, from 1
    Disposition     smallint       NOT NULL, -- 0 to be loaded, 5 duplicate, 6 not stored (numbering, totals, signatures)
    LayoutCode      varchar(20)    NOT NULL,
    NAM             int            NOT NULL,
    MA_TINH         varchar(2)     NOT NULL,
    MA_CSKCB        varchar(5)     NOT NULL, -- empty for the province as a whole
    SO_QUYET_DINH   nvarchar(50)   NOT NULL,
    NGAY_QUYET_DINH int            NOT NULL, -- yyyymmdd
    SO_TIEN         decimal(18, 2) NOT NULL,
    DecisionKindCode varchar(1)    NOT NULL, -- A assigned, R replaces what was assigned before, S supplement (added, or taken back below 0)
    CONSTRAINT UQ_staging_VssBudgets_Record UNIQUE (SourceFileKey, RecordNumber)
);
