namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Where a record stands in its file.</summary>
/// <param name="RecordNumber">As the reader counts, from 1.</param>
/// <param name="ByteCount">0 where only the number tells the place.</param>
public readonly record struct RecordPlace(int RecordNumber, long ByteOffset, long ByteCount);
