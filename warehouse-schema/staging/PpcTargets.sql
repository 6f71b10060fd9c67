-- Grain: one row per line of a decision that assigns coverage targets and that passed the gate.
CREATE TABLE staging.PpcTargets
(
    LoadRunKey      int            NOT NULL,
    SourceFileKey   int            NOT NULL,
    RecordNumber    int            NOT NULL, -- row in the file, from 1
    Disposition     smallint       NOT NULL, -- 0 to be loaded, 5 duplicate, 6 not stored (numbering, totals, signatures)
    LayoutCode      varchar(20)    NOT NULL,
    NAM             int            NOT NULL,
    MA_TINH         varchar(2)     NOT NULL,
    MA_XA           varchar(5)     NOT NULL, -- empty for the province as a whole
    MA_NHOM         varchar(2)     NOT NULL, -- participant group; empty for everybody
    CO_SO_DAN_SO    varchar(20)    NOT NULL, -- population basis that the decision names; empty when it names none
    CHI_TIEU        decimal(18, 3) NOT NULL, -- per cent
    SO_VAN_BAN      nvarchar(50)   NOT NULL,
    NGAY_VAN_BAN    int            NOT NULL, -- yyyymmdd
    DON_VI_CHU_TRI  nvarchar(255)  NOT NULL,
    HAN_HOAN_THANH  int            NOT NULL, -- yyyymmdd
    CONSTRAINT UQ_staging_PpcTargets_Record UNIQUE (SourceFileKey, RecordNumber)
);
