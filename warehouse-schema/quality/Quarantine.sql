-- Grain: one row per record (dossier, row) of a load that is held back; the content stays in the landing zone.
CREATE TABLE quality.Quarantine
(
    LoadRunKey    int            NOT NULL,
    SourceFileKey int            NOT NULL,
    RecordNumber  int            NOT NULL,
    RecordCode    nvarchar(100)  NOT NULL, -- MA_LK in VssClaims; empty elsewhere
    FacilityCode  varchar(5)     NOT NULL,
    MonthKey      int            NOT NULL, -- settlement month, -1 when it cannot be read
    ByteOffset    bigint         NOT NULL, -- where the record starts in its file
    ByteCount     bigint         NOT NULL,
    StateCode     smallint       NOT NULL, -- 4 quarantined
    DocumentCount int            NOT NULL,
    LineCount     int            NOT NULL,
    OtherRowCount int            NOT NULL,
    Amount        decimal(18, 2) NOT NULL  -- đồng asked from the fund as far as it can be read; a feed's control total elsewhere
);
