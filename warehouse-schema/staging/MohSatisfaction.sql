-- Grain: one row per row of a satisfaction survey or of a report of complaints that passed the gate, and per row that is not stored by contract.
CREATE TABLE staging.MohSatisfaction
(
    LoadRunKey    int            NOT NULL,
    SourceFileKey int            NOT NULL,
    RecordNumber  int            NOT NULL, -- counts the rows under the heading, from 1
    Disposition   smallint       NOT NULL, -- 0 to be loaded, 4 held back, 5 duplicate, 6 not stored by contract (numbering, totals, signatures)
    LayoutCode    varchar(20)    NOT NULL, -- Survey or Complaints
    MA_CSKCB      varchar(5)     NOT NULL,
    NAM           int            NOT NULL,
    QUY           bigint         NOT NULL, -- 1 to 4
    MAU_PHIEU     varchar(10)    NOT NULL, -- empty in a report of complaints
    SO_PHIEU      bigint         NOT NULL,
    SO_HAI_LONG   bigint         NOT NULL,
    DIEM_TB       decimal(18, 3) NOT NULL, -- 0 when not told
    NGAY_LAP      int            NOT NULL, -- 0 where the file does not tell
    SO_TIEP_NHAN  bigint         NOT NULL,
    SO_GIAI_QUYET bigint         NOT NULL,
    SO_QUA_HAN    bigint         NOT NULL,
    CONSTRAINT UQ_staging_MohSatisfaction_Record UNIQUE (SourceFileKey, RecordNumber)
);
