-- Grain: one row per paying unit and month of a C12-TS ledger that passed the gate.
CREATE TABLE staging.VssContributions
(
    LoadRunKey          int            NOT NULL,
    SourceFileKey       int            NOT NULL,
    RecordNumber        int            NOT NULL, -- row in the file, from 1
    Disposition         smallint       NOT NULL, -- 0 to be loaded, 5 duplicate, 6 not stored (numbering, totals, signatures)
    LayoutCode          varchar(20)    NOT NULL,
    MA_DVI              varchar(20)    NOT NULL,
    KY                  int            NOT NULL, -- month of the ledger, yyyymm
    NGAY_LAP            int            NOT NULL, -- day the ledger was drawn up, yyyymmdd; 0 when it does not say
    SO_LAO_DONG         int            NOT NULL, -- people paid for; 0 when not told
    TIEN_DAU_KY         decimal(18, 2) NOT NULL, -- opening balance of the health insurance fund: above 0 owed, below 0 paid in advance
    SO_PHAI_DONG        decimal(18, 2) NOT NULL,
    DIEU_CHINH_KY_TRUOC decimal(18, 2) NOT NULL,
    SO_DA_DONG          decimal(18, 2) NOT NULL,
    SO_BI_LECH          decimal(18, 2) NOT NULL,
    TIEN_CUOI_KY        decimal(18, 2) NOT NULL,
    UnitName            nvarchar(255)  NOT NULL, -- only of an organisation; empty where the unit is a household or a person
    RegistrationNumber  varchar(10)    NOT NULL, -- business or budget-relation number at the head of the code; empty in codes of before 08/2025
    GroupCode           varchar(2)     NOT NULL, -- participant group in the code
    IndustryCode        varchar(3)     NOT NULL, -- last part of the code
    CONSTRAINT UQ_staging_VssContributions_Record UNIQUE (SourceFileKey, RecordNumber)
);
