namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>A body that lies whole on disk; or nothing, when the server says that the known edition still stands.</summary>
/// <param name="NextAddress">Of the next page, where the answer names one in its Link header.</param>
public sealed record HttpDownload(bool IsUnchanged, string Hash, long ByteCount, string ETag, string LastModified, Uri? NextAddress)
{
    public DeliveredPart ToPart() => new(Hash, ETag, LastModified);
}
