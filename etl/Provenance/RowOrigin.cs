namespace BhytWarehouse.Etl.Provenance;

/// <summary>Where one row of a fact comes from: load, file, and position in the file.</summary>
/// <param name="LastFileName">The last file that brought the same content; the first one where no other did.</param>
public sealed record RowOrigin(
    string Fact,
    long Key,
    int LoadRunKey,
    string FeedCode,
    string StartedAt,
    string EndedAt,
    string FileName,
    string FileHash,
    long ByteSize,
    string ReceivedAt,
    int RecordNumber,
    string LastFileName,
    string LastFileHash);
