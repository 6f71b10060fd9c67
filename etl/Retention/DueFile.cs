namespace BhytWarehouse.Etl.Retention;

/// <summary>A landed file whose time has come.</summary>
/// <param name="Name">As it may be shown.</param>
/// <param name="KeptBecause">Null when it may go.</param>
public sealed record DueFile(string FeedCode, string FileHash, string Name, long ByteSize, DateTime ReceivedAt, DateOnly DueOn, RetentionHold? KeptBecause);
