namespace BhytWarehouse.Etl.Audit;

/// <summary>The records of one feed and month, by where they are now.</summary>
/// <param name="MonthKey">Settlement or extract month, yyyymm; -1 where the feed or the record has none.</param>
/// <param name="NotTaken">Not stored by contract, or unreadable inside something that is held back.</param>
/// <param name="LoadedHundredths">Đồng asked from the fund, or the feed's control total, that the star holds; in hundredths.</param>
public sealed record LedgerPeriod(string FeedCode, int MonthKey, long Received, long Loaded, long Quarantined, long Refused, long Duplicate, long Superseded, long Withdrawn, long NotTaken, long LoadedHundredths);
