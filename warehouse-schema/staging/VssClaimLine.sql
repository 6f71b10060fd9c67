-- Grain: one row per row of XML2 or XML3 of a staged dossier.
-- Key  ClaimLineKey = ClaimKey * 100000 + position in the dossier, from 1
-- Tokens  PractitionerToken
CREATE TABLE staging.VssClaimLine
(
    ClaimLineKey   bigint         NOT NULL,
    ClaimKey       bigint         NOT NULL,
    SourceTable    char(4)        NOT NULL, -- XML2 or XML3
    STT            int            NOT NULL,
    MA_THUOC       nvarchar(255)  NOT NULL, -- XML2, else empty
    MA_DICH_VU     nvarchar(255)  NOT NULL,
    MA_VAT_TU      nvarchar(255)  NOT NULL, -- XML3, else empty
    MA_NHOM        smallint       NOT NULL,
    PHAM_VI        smallint       NOT NULL,
    MA_PTTT        smallint       NOT NULL,
    MA_KHOA        nvarchar(50)   NOT NULL, -- first of the list
    PractitionerToken char(32)    NOT NULL, -- keyed token of the first MA_BAC_SI; empty when the field is
    NGAY_YL        bigint         NOT NULL, -- yyyymmddhhmm
    NGAY_TH_YL     bigint         NOT NULL, -- 0 when empty
    NGAY_KQ        bigint         NOT NULL, -- XML3; 0 when empty
    SO_LUONG       decimal(18, 3) NOT NULL,
    DON_GIA_BV     decimal(18, 3) NOT NULL, -- DON_GIA of XML2
    DON_GIA_BH     decimal(18, 3) NOT NULL, -- DON_GIA of XML2
    TYLE_TT_DV     decimal(18, 2) NOT NULL, -- percent; 100 for XML2
    TYLE_TT_BH     decimal(18, 2) NOT NULL, -- percent
    MUC_HUONG      decimal(18, 2) NOT NULL, -- percent
    THANH_TIEN_BV  decimal(18, 2) NOT NULL,
    THANH_TIEN_BH  decimal(18, 2) NOT NULL,
    T_NGUONKHAC    decimal(18, 2) NOT NULL,
    T_BNTT         decimal(18, 2) NOT NULL,
    T_BNCCT        decimal(18, 2) NOT NULL,
    T_BHTT         decimal(18, 2) NOT NULL,
    HasResult      smallint       NOT NULL, -- 1 when XML4 has a row for the service code
    CONSTRAINT PK_staging_VssClaimLine PRIMARY KEY (ClaimLineKey)
);
