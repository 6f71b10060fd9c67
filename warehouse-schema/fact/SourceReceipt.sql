-- Grain: one row per day of receipt and feed: files and records that our own loads received, and what the gate made of them. Written from the ledger when the figures are computed.
-- Caution  a file that is sent again counts once, as it fared best; a record that a later replay let pass is held no longer
CREATE TABLE fact.SourceReceipt
(
    ReceiptDateKey   int         NOT NULL, -- in Viet Nam: the day on which the bytes first came
    FeedCode         varchar(30) NOT NULL, -- degenerate dimension
    FileCount        int         NOT NULL,
    RefusedFileCount int         NOT NULL, -- of these, refused whole
    ReadRecordCount  int         NOT NULL, -- records received in the files that were read, without rows that by contract are none (totals, signatures)
    HeldRecordCount  int         NOT NULL, -- of these, held back one by one
    LoadRunKey       int         NOT NULL, -- the newest load when it was written
    CONSTRAINT PK_fact_SourceReceipt PRIMARY KEY (ReceiptDateKey, FeedCode),
    CONSTRAINT FK_fact_SourceReceipt_ReceiptDate FOREIGN KEY (ReceiptDateKey) REFERENCES dim.Date (DateKey)
);
