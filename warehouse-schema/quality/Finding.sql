-- Grain: one row per broken rule, record and field of a load.
CREATE TABLE quality.Finding
(
    LoadRunKey      int            NOT NULL,
    SourceFileKey   int            NOT NULL,
    RecordNumber    int            NOT NULL, -- 0 for the file itself
    RecordCode      nvarchar(100)  NOT NULL, -- MA_LK in VssClaims; empty elsewhere
    RuleCode        varchar(10)    NOT NULL,
    SeverityCode    smallint       NOT NULL, -- 1 Warn, 2 RejectRecord, 3 RejectFile
    DocumentCode    varchar(5)     NOT NULL, -- XML0 … XML15; empty where there is none
    RowNumber       int            NOT NULL, -- row inside the document, 0 for the document
    FieldName       varchar(40)    NOT NULL,
    Found           nvarchar(400)  NOT NULL, -- never a name, card number or citizen id
    Expected        nvarchar(400)  NOT NULL,
    OccurrenceCount int            NOT NULL
);
