-- Grain: one row per dossier (HOSO) that passed the gate in this load, whatever its version.
-- Key  ClaimKey
-- Person  PersonToken, MemberToken, CitizenToken
-- Forgets  GIOI_TINH, BirthYear
CREATE TABLE staging.VssClaim
(
    ClaimKey       bigint         NOT NULL, -- given at staging, kept into the star
    LoadRunKey     int            NOT NULL,
    SourceFileKey  int            NOT NULL,
    RecordNumber   int            NOT NULL, -- position of the HOSO in its file, from 1
    Disposition    smallint       NOT NULL, -- 0 to be loaded, 3 quarantined, 5 duplicate, 8 superseded on arrival
    NGAYLAP        int            NOT NULL, -- yyyymmdd, 0 when the envelope has none
    MA_CSKCB       varchar(5)     NOT NULL,
    MA_LK          nvarchar(100)  NOT NULL,
    PersonToken    char(32)       NOT NULL, -- keyed token of normalised name, birth date and sex: tells two persons apart, names none
    MemberToken    char(32)       NOT NULL, -- keyed token of the BHXH number (last 10 digits of the card); empty without a card
    CitizenToken   char(32)       NOT NULL, -- keyed token of SO_CCCD; empty when the field is
    CardGroupCode  varchar(2)     NOT NULL, -- letters 1-2 of MA_THE_BHYT
    CardBenefitCode varchar(1)    NOT NULL, -- digit 3 of MA_THE_BHYT
    GIOI_TINH      smallint       NOT NULL,
    BirthYear      smallint       NOT NULL,
    MATINH_CU_TRU  varchar(3)     NOT NULL,
    MAXA_CU_TRU    varchar(5)     NOT NULL,
    MA_DKBD        varchar(5)     NOT NULL, -- of the first card
    MA_DOITUONG_KCB varchar(5)    NOT NULL,
    MA_LOAI_KCB    varchar(2)     NOT NULL,
    MA_BENH_CHINH  varchar(7)     NOT NULL,
    MA_NOI_DI      varchar(5)     NOT NULL,
    MA_NOI_DEN     varchar(5)     NOT NULL,
    MA_TAI_NAN     smallint       NOT NULL,
    MA_KHUVUC      varchar(2)     NOT NULL,
    MA_KHOA        varchar(50)    NOT NULL, -- first of the list
    KET_QUA_DTRI   smallint       NOT NULL,
    MA_LOAI_RV     smallint       NOT NULL,
    NGAY_VAO       bigint         NOT NULL, -- yyyymmddhhmm
    NGAY_VAO_NOI_TRU bigint       NOT NULL, -- 0 when empty
    NGAY_RA        bigint         NOT NULL,
    NGAY_TTOAN     bigint         NOT NULL, -- 0 until paid
    SO_NGAY_DTRI   int            NOT NULL,
    NAM_QT         int            NOT NULL,
    THANG_QT       int            NOT NULL,
    T_THUOC        decimal(18, 2) NOT NULL,
    T_VTYT         decimal(18, 2) NOT NULL,
    T_TONGCHI_BV   decimal(18, 2) NOT NULL,
    T_TONGCHI_BH   decimal(18, 2) NOT NULL,
    T_BNTT         decimal(18, 2) NOT NULL,
    T_BNCCT        decimal(18, 2) NOT NULL,
    T_BHTT         decimal(18, 2) NOT NULL,
    T_NGUONKHAC    decimal(18, 2) NOT NULL,
    T_BHTT_GDV     decimal(18, 2) NOT NULL,
    DocumentCount  int            NOT NULL, -- FILEHOSO in the dossier
    LineCount      int            NOT NULL, -- rows of XML2 and XML3
    OtherRowCount  int            NOT NULL, -- rows of every other table but XML1
    ContentHash    char(32)       NOT NULL, -- XXH128 over the dossier's documents in order of their number
    CONSTRAINT PK_staging_VssClaim PRIMARY KEY (ClaimKey),
    CONSTRAINT UQ_staging_VssClaim_Record UNIQUE (SourceFileKey, RecordNumber)
);
