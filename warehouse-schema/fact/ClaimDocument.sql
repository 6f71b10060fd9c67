-- Grain: one row per claim and table of the envelope (XML0 … XML15): how many rows it brought.
-- Role  TreatingFacilityKey as Claim of ClaimDocumentKey / 100 else at 99991231
-- Caution  check-in files (XML0) come on their own and may have no claim yet: ClaimKey is then -1
CREATE TABLE fact.ClaimDocument
(
    ClaimDocumentKey           bigint        NOT NULL, -- record key * 100 + number of the table
    ClaimKey                   bigint        NOT NULL, -- -1 for a check-in file
    ClaimNumber                nvarchar(100) NOT NULL, -- degenerate dimension: MA_LK
    TreatingFacilityKey        int           NOT NULL,
    TreatingFacilityDurableKey int           NOT NULL,
    DocumentCode               varchar(5)    NOT NULL, -- LOAIHOSO
    IsCheckInFile              smallint      NOT NULL, -- 1 when XML0 came as a file of its own
    DocumentRowCount           int           NOT NULL,
    SourceFileKey              int           NOT NULL,
    RecordNumber               int           NOT NULL,
    LoadRunKey                 int           NOT NULL,
    CONSTRAINT PK_fact_ClaimDocument PRIMARY KEY (ClaimDocumentKey),
    CONSTRAINT FK_fact_ClaimDocument_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey)
);
