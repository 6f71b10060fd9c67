-- K301          Files refused
-- Numerator    files that were refused whole
-- Denominator  files received, each content once
-- Grain  one row per month of receipt and feed (slice)
-- Period  flow
-- Caution  a file that a later rule or list lets in is refused no longer; the size of a file says nothing of its weight
-- Conserves  Numerator = RefusedFileCount, Denominator = FileCount of fact.SourceReceipt by MonthKey = ReceiptDateKey / 100, SliceCode = FeedCode
CREATE VIEW indicator.FilesRefused
AS
SELECT
    'K301' AS IndicatorCode,
    receipt.ReceiptDateKey / 100 AS MonthKey,
    receipt.FeedCode AS SliceCode,
    SUM(receipt.RefusedFileCount) AS Numerator,
    SUM(receipt.FileCount) AS Denominator
FROM fact.SourceReceipt AS receipt
GROUP BY receipt.ReceiptDateKey / 100, receipt.FeedCode;
