namespace BhytWarehouse.Etl.Connectors;

/// <summary>The edition of a part that was delivered last: its content and how the server calls it.</summary>
public sealed record DeliveredPart(string Hash, string ETag, string LastModified);
