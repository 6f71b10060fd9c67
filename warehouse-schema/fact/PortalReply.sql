-- Grain: one row per file sent to the insurer's portal: the portal's reply, as the latest log states it.
-- Role  FacilityKey at ReplyDateKey
-- Tokens  FileNameToken
CREATE TABLE fact.PortalReply
(
    PortalReplyKey       bigint       NOT NULL,
    TransactionCode      varchar(100) NOT NULL, -- degenerate dimension: maGiaoDich
    FacilityKey          int          NOT NULL,
    FacilityDurableKey   int          NOT NULL,
    ReplyDateKey         int          NOT NULL, -- thoiGianTiepNhan
    ReplyMinute          int          NOT NULL,
    ResultCode           varchar(10)  NOT NULL, -- maKetQua
    FileNameToken        char(32)     NOT NULL, -- keyed token of the file's name; empty when not told
    DossierCount         int          NOT NULL,
    AcceptedDossierCount int          NOT NULL,
    RejectedDossierCount int          NOT NULL, -- accepted and rejected ones make up all
    LateDossierCount     int          NOT NULL, -- of all, those that came after their time
    ExtractDateKey       int          NOT NULL, -- day of the log: a later one replaces the row; -1 when not told
    SourceFileKey        int          NOT NULL,
    VersionSourceFileKey int          NOT NULL, -- the last file that brought this content
    RecordNumber         int          NOT NULL,
    LoadRunKey           int          NOT NULL,
    CONSTRAINT PK_fact_PortalReply PRIMARY KEY (PortalReplyKey),
    CONSTRAINT UQ_fact_PortalReply_Transaction UNIQUE (TransactionCode),
    CONSTRAINT FK_fact_PortalReply_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
