-- Grain: one row per row of the catalogues (03/DM drugs and blood, 04/DM supplies, 05/DM services, the ICD-10 list) that passed the gate, and per row that is not stored by contract.
CREATE TABLE staging.MohCatalogues
(
    LoadRunKey       int            NOT NULL,
    SourceFileKey    int            NOT NULL,
    RecordNumber     int            NOT NULL, -- counts the rows under the heading, from 1
    Disposition      smallint       NOT NULL, -- 0 to be loaded, 4 held back, 5 duplicate, 6 not stored by contract (numbering, totals, signatures)
    LayoutCode       varchar(20)    NOT NULL, -- Drug, Supply, Service or Diagnosis
    MA_CSKCB         varchar(5)     NOT NULL, -- empty for the ICD-10 list
    MA_THUOC         nvarchar(255)  NOT NULL,
    TEN_HOAT_CHAT    nvarchar(1024) NOT NULL,
    TEN_THUOC        nvarchar(1024) NOT NULL,
    DON_VI_TINH      nvarchar(50)   NOT NULL,
    MA_DUONG_DUNG    nvarchar(50)   NOT NULL,
    DANG_BAO_CHE     nvarchar(255)  NOT NULL,
    SO_DANG_KY       nvarchar(255)  NOT NULL,
    TT_THAU          nvarchar(255)  NOT NULL,
    DON_GIA          decimal(18, 2) NOT NULL,
    TU_NGAY          int            NOT NULL,
    DEN_NGAY         int            NOT NULL, -- 0 while open
    NGAY_LAP         int            NOT NULL, -- 0 where the file does not tell
    MA_VAT_TU        nvarchar(255)  NOT NULL,
    TEN_VAT_TU       nvarchar(1024) NOT NULL,
    MA_DICH_VU       nvarchar(255)  NOT NULL,
    TEN_DICH_VU      nvarchar(1024) NOT NULL,
    PHAN_LOAI_PTTT   nvarchar(20)   NOT NULL,
    QUYET_DINH       nvarchar(255)  NOT NULL,
    MA_BENH          varchar(7)     NOT NULL,
    TEN_BENH         nvarchar(1024) NOT NULL,
    GIOI_TINH        smallint       NOT NULL, -- 0 either
    KHONG_BENH_CHINH smallint       NOT NULL,
    CHI_TU_VONG      smallint       NOT NULL,
    TUOI_TU          bigint         NOT NULL,
    TUOI_DEN         bigint         NOT NULL, -- 0 without a limit
    CONSTRAINT UQ_staging_MohCatalogues_Record UNIQUE (SourceFileKey, RecordNumber)
);
