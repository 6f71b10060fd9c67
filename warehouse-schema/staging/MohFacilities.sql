-- Grain: one row per row of the facility registers (facilities, 01/DM departments, 02/DM staff, 06/DM machines) that passed the gate, and per row that is not stored by contract.
-- Tokens  MACCHNToken
CREATE TABLE staging.MohFacilities
(
    LoadRunKey    int           NOT NULL,
    SourceFileKey int           NOT NULL,
    RecordNumber  int           NOT NULL, -- counts the rows under the heading, from 1
    Disposition   smallint      NOT NULL, -- 0 to be loaded, 4 held back, 5 duplicate, 6 not stored by contract (numbering, totals, signatures)
    LayoutCode    varchar(20)   NOT NULL, -- Facility, Department, Practitioner or Machine
    MA_CSKCB      varchar(5)    NOT NULL,
    MA_GLN        varchar(13)   NOT NULL,
    TEN_CSKCB     nvarchar(255) NOT NULL,
    CAP_CMKT      nvarchar(50)  NOT NULL, -- as written; ProfessionalLevel is what it means
    TUYEN_CU      nvarchar(50)  NOT NULL,
    HANG_BV       nvarchar(50)  NOT NULL,
    HINH_THUC     nvarchar(50)  NOT NULL,
    MA_TINH       varchar(2)    NOT NULL,
    MA_XA         varchar(5)    NOT NULL,
    HD_TU         int           NOT NULL,
    HD_DEN        int           NOT NULL,
    GIUONG_PD     bigint        NOT NULL,
    TU_NGAY       int           NOT NULL,
    DEN_NGAY      int           NOT NULL, -- 0 while open
    NGAY_LAP      int           NOT NULL, -- 0 where the file does not tell
    MA_KHOA       nvarchar(50)  NOT NULL,
    TEN_KHOA      nvarchar(255) NOT NULL,
    BAN_KHAM      bigint        NOT NULL,
    GIUONG_TK     bigint        NOT NULL,
    MACCHNToken   char(32)      NOT NULL, -- the licence number itself is never stored
    CHUCDANH_NN   nvarchar(50)  NOT NULL,
    PHAMVI_CM     nvarchar(50)  NOT NULL,
    NGAYCAP_CCHN  int           NOT NULL,
    HAN_CCHN      int           NOT NULL,
    MA_MAY        nvarchar(50)  NOT NULL,
    TEN_TB        nvarchar(255) NOT NULL,
    NAM_SX        int           NOT NULL,
    NAM_SD        int           NOT NULL,
    ProfessionalLevel varchar(20) NOT NULL,
    FormerLine    varchar(20)   NOT NULL,
    FacilityClass varchar(20)   NOT NULL,
    Ownership     varchar(20)   NOT NULL,
    CONSTRAINT UQ_staging_MohFacilities_Record UNIQUE (SourceFileKey, RecordNumber)
);
