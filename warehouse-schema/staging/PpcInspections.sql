-- Grain: one row per row of an inspection log that passed the gate, and per row that is not stored by contract.
CREATE TABLE staging.PpcInspections
(
    LoadRunKey     int            NOT NULL,
    SourceFileKey  int            NOT NULL,
    RecordNumber   int            NOT NULL, -- counts the rows under the heading, from 1
    Disposition    smallint       NOT NULL, -- 0 to be loaded, 4 held back, 5 duplicate, 6 not stored by contract (numbering, totals, signatures)
    LayoutCode     varchar(20)    NOT NULL,
    SO_QD          nvarchar(50)   NOT NULL,
    NGAY_QD        int            NOT NULL, -- yyyymmdd
    DON_VI_CHU_TRI nvarchar(255)  NOT NULL,
    MA_CSKCB       varchar(5)     NOT NULL, -- empty for a paying unit
    MA_DVI         varchar(20)    NOT NULL, -- empty for a facility
    NGAY_KE_HOACH  int            NOT NULL, -- yyyymmdd; 0 where it was not planned
    NGAY_THUC_HIEN int            NOT NULL, -- yyyymmdd; 0 while it is not done
    SO_VI_PHAM     bigint         NOT NULL,
    TIEN_PHAT_HIEN decimal(18, 2) NOT NULL,
    TIEN_THU_HOI   decimal(18, 2) NOT NULL,
    NGAY_LAP       int            NOT NULL, -- 0 where the file does not tell
    CONSTRAINT UQ_staging_PpcInspections_Record UNIQUE (SourceFileKey, RecordNumber)
);
