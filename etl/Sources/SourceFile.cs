namespace BhytWarehouse.Etl.Sources;

/// <summary>A received file, as a load knows it.</summary>
/// <param name="SourceFileKey">Its key in audit.SourceFile.</param>
/// <param name="Name">Its path below the place it was taken from; an entry of an archive is written archive.zip!entry.</param>
/// <param name="Hash">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="ReceivedAt">When it was first received, UTC.</param>
public sealed record SourceFile(int SourceFileKey, string Name, string Hash, long ByteCount, DateTime ReceivedAt);
