namespace BhytWarehouse.Etl.Quarantine;

/// <summary>What lies in the landing zone of one month of a feed, and what judging it again costs.</summary>
/// <param name="FileCount">Files with a record of the month, each content once.</param>
/// <param name="RemovedFileCount">Of these, how many retention has removed: they cannot be judged again.</param>
/// <param name="RecordCount">Records (dossiers of claims) of the month that were received in them.</param>
/// <param name="AmountHundredths">What these records ask for, in hundredths of đồng or of the feed's control total.</param>
/// <param name="JudgedFileCount">Files that hold something back and are read again whole.</param>
/// <param name="JudgedRecordCount">All records of these files: what the time depends on.</param>
/// <param name="HeldRecordCount">Records held back in them; only these can move.</param>
/// <param name="Estimate">By how long loads of the feed took for a record; null before the first.</param>
public sealed record BackFillMonth(
    int MonthKey, int FileCount, long ByteCount, int RemovedFileCount, long RecordCount, long AmountHundredths, int JudgedFileCount, long JudgedRecordCount, long HeldRecordCount, long HeldHundredths, TimeSpan? Estimate);
