namespace BhytWarehouse.Etl.Landing;

/// <summary>A file that the landing zone holds.</summary>
/// <param name="Hash">SHA-256 of its bytes as received, 64 lower-case hexadecimal digits.</param>
public sealed record LandedFile(string Hash, long ByteCount);
