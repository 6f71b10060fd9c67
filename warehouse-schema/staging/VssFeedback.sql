-- Grain: one row per reply of the portal to one file that passed the gate.
-- Tokens  TEN_TEPToken
CREATE TABLE staging.VssFeedback
(
    LoadRunKey      int           NOT NULL,
    SourceFileKey   int           NOT NULL,
    RecordNumber    int           NOT NULL, -- row in the file, from 1
    Disposition     smallint      NOT NULL, -- 0 to be loaded, 5 duplicate, 6 not stored (numbering, totals, signatures)
    LayoutCode      varchar(20)   NOT NULL,
    MA_GIAO_DICH    varchar(100)  NOT NULL, -- maGiaoDich
    MA_CSKCB        varchar(5)    NOT NULL,
    TEN_TEPToken    char(32)      NOT NULL, -- keyed token of the file's name, which may hold a patient's; empty when not told
    MA_KET_QUA      varchar(10)   NOT NULL, -- maKetQua: 200 taken, 205 wrong parameters, 401 not allowed, …
    SO_HO_SO        int           NOT NULL,
    SO_CHAP_NHAN    int           NOT NULL,
    SO_TU_CHOI      int           NOT NULL,
    SO_CHAM         int           NOT NULL, -- of all, those that came after their time
    NGAY_TRICH      int           NOT NULL, -- day the log was extracted, yyyymmdd; 0 when not told
    ReplyDateKey    int           NOT NULL, -- day of thoiGianTiepNhan, yyyymmdd
    ReplyMinute     int           NOT NULL,
    CONSTRAINT UQ_staging_VssFeedback_Record UNIQUE (SourceFileKey, RecordNumber)
);
