-- Grain: one row per staged dossier and table of the envelope (XML0 … XML15), or per MA_LK of a check-in file.
-- Key  ClaimDocumentKey = ClaimKey * 100 + number of the table
CREATE TABLE staging.VssClaimDocument
(
    ClaimDocumentKey bigint        NOT NULL,
    ClaimKey         bigint        NOT NULL, -- a check-in takes a key of its own, which no dossier has
    LoadRunKey       int           NOT NULL,
    SourceFileKey    int           NOT NULL,
    RecordNumber     int           NOT NULL,
    MA_CSKCB         varchar(5)    NOT NULL,
    MA_LK            nvarchar(100) NOT NULL,
    LOAIHOSO         varchar(5)    NOT NULL, -- XML0 … XML15
    RowCountInFile   int           NOT NULL,
    IsCheckInFile    smallint      NOT NULL, -- 1 when XML0 came as a file of its own
    CONSTRAINT PK_staging_VssClaimDocument PRIMARY KEY (ClaimDocumentKey)
);
