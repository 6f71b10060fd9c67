-- Grain: one row per row of a monthly digital-use report that passed the gate, and per row that is not stored by contract.
CREATE TABLE staging.MohDigitalUse
(
    LoadRunKey    int          NOT NULL,
    SourceFileKey int          NOT NULL,
    RecordNumber  int          NOT NULL, -- counts the rows under the heading, from 1
    Disposition   smallint     NOT NULL, -- 0 to be loaded, 4 held back, 5 duplicate, 6 not stored by contract (numbering, totals, signatures)
    LayoutCode    varchar(20)  NOT NULL, -- MonthColumn or MonthTitle
    MA_CSKCB      varchar(5)   NOT NULL,
    THANG         int          NOT NULL, -- yyyymm
    SO_LUOT       bigint       NOT NULL,
    SO_CCCD       bigint       NOT NULL,
    SO_VNEID      bigint       NOT NULL,
    SO_HSSK       bigint       NOT NULL,
    SO_TT         bigint       NOT NULL,
    SO_TT_KDTM    bigint       NOT NULL,
    NGAY_LAP      int          NOT NULL, -- 0 where the file does not tell
    CONSTRAINT UQ_staging_MohDigitalUse_Record UNIQUE (SourceFileKey, RecordNumber)
);
