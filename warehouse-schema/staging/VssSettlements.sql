-- Grain: one row per dossier of a settlement list (79a/80a with the settled columns), or per section of form 01/BH, that passed the gate.
CREATE TABLE staging.VssSettlements
(
    LoadRunKey      int            NOT NULL,
    SourceFileKey   int            NOT NULL,
    RecordNumber    int            NOT NULL, -- row in the file, from 1
    Disposition     smallint       NOT NULL, -- 0 to be loaded, 5 duplicate, 6 not stored (numbering, totals, signatures)
    LayoutCode      varchar(20)    NOT NULL, -- List (a dossier) or Total (a section of 01/BH)
    MA_CSKCB        varchar(5)     NOT NULL,
    MA_LK           nvarchar(100)  NOT NULL, -- empty in a total
    NAM_QT          int            NOT NULL,
    QUY_QT          int            NOT NULL, -- 1 to 4
    T_BHTT          decimal(18, 2) NOT NULL, -- asked from the fund
    T_QUYET_TOAN    decimal(18, 2) NOT NULL, -- settled
    T_TU_CHOI       decimal(18, 2) NOT NULL, -- disallowed
    MA_LY_DO        varchar(20)    NOT NULL,
    NGAY_GIAM_DINH  int            NOT NULL, -- day of the review, yyyymmdd; 0 when not told
    NGAY_QUYET_TOAN int            NOT NULL, -- day of the settlement, yyyymmdd; 0 when not told
    NGAY_LAP        int            NOT NULL, -- day the list was drawn up, yyyymmdd; 0 when not told
    MUC             varchar(5)     NOT NULL, -- section of 01/BH: I, II, III, IV; empty in a list
    SO_LUOT         int            NOT NULL,
    SO_NGAY         int            NOT NULL,
    T_TONGCHI_BV    decimal(18, 2) NOT NULL,
    T_TONGCHI_BH    decimal(18, 2) NOT NULL,
    T_BNCCT         decimal(18, 2) NOT NULL,
    T_NGUONKHAC     decimal(18, 2) NOT NULL,
    T_BNTT          decimal(18, 2) NOT NULL,
    CONSTRAINT UQ_staging_VssSettlements_Record UNIQUE (SourceFileKey, RecordNumber)
);
