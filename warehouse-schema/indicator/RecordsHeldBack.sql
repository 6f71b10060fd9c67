-- K30          Records held back
-- Numerator    records that the gate holds back
-- Denominator  records received in files that could be read, without rows that by contract are none (totals, signatures)
-- Grain  one row per month of receipt and feed (slice)
-- Period  flow
-- Caution  a record that a replay let pass later is held no longer, so months change; what a refused file held is not in it (K301); records of feeds are of different kinds: never add feeds up
-- Conserves  Numerator = HeldRecordCount, Denominator = ReadRecordCount of fact.SourceReceipt by MonthKey = ReceiptDateKey / 100, SliceCode = FeedCode
CREATE VIEW indicator.RecordsHeldBack
AS
SELECT
    'K30' AS IndicatorCode,
    receipt.ReceiptDateKey / 100 AS MonthKey,
    receipt.FeedCode AS SliceCode,
    SUM(receipt.HeldRecordCount) AS Numerator,
    SUM(receipt.ReadRecordCount) AS Denominator
FROM fact.SourceReceipt AS receipt
GROUP BY receipt.ReceiptDateKey / 100, receipt.FeedCode;
