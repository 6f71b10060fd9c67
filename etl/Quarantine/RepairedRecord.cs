namespace BhytWarehouse.Etl.Quarantine;

/// <summary>A record that was held back and is not any more.</summary>
/// <param name="RepairCode">NewVersion: its facility sent a newer one that was accepted; Replay: the gate accepts it today; Override: two people let it pass.</param>
public sealed record RepairedRecord(int LoadRunKey, int SourceFileKey, int RecordNumber, string FeedCode, string FacilityCode, string RecordCode, string RepairCode, int RepairedByLoadRunKey, string RepairedAt, long AmountHundredths);
