-- Grain: one row per check-up (HOSO) of an envelope KHAMSUCKHOE that passed the gate in this load, whatever its version.
-- Person  MemberToken, CitizenToken
-- Forgets  GIOI_TINH, BirthYear
CREATE TABLE staging.MohCheckups
(
    LoadRunKey         int           NOT NULL,
    SourceFileKey      int           NOT NULL,
    RecordNumber       int           NOT NULL, -- position of the HOSO in its file, from 1
    Disposition        smallint      NOT NULL, -- 0 to be loaded, 3 quarantined, 5 duplicate, 8 superseded on arrival
    NGAYLAP            int           NOT NULL, -- yyyymmdd of the envelope, 0 where it has none
    MA_CSKCB           varchar(5)    NOT NULL,
    MA_GTIN_CSKCB      varchar(13)   NOT NULL, -- empty where it is no valid location number
    MA_LK              nvarchar(100) NOT NULL,
    MemberToken        char(32)      NOT NULL, -- keyed token of the BHXH number; empty without one
    CitizenToken       char(32)      NOT NULL, -- keyed token of the citizen number; empty without one
    GIOI_TINH          smallint      NOT NULL, -- 0 where it is not told
    BirthYear          smallint      NOT NULL, -- 0 where it is not told
    MAXA_CU_TRU        varchar(5)    NOT NULL, -- empty where it is no commune code
    DOI_TUONG          varchar(20)   NOT NULL,
    NGUON_CHI_TRA      varchar(20)   NOT NULL,
    MA_LOAI_KCB        varchar(2)    NOT NULL,
    NGAY_VAO           int           NOT NULL, -- yyyymmdd
    NGAY_RA            int           NOT NULL,
    PHAN_LOAI_SK       smallint      NOT NULL, -- 1 to 5; 0 without a conclusion
    DocumentCount      int           NOT NULL, -- FILEHOSO in the check-up
    OtherDocumentCount int           NOT NULL, -- of these, documents of findings (all but XML1, XML2, XML8): counted, never stored
    ContentHash        char(32)      NOT NULL, -- XXH128 over the documents in order of their number
    CONSTRAINT UQ_staging_MohCheckups_Record UNIQUE (SourceFileKey, RecordNumber)
);
