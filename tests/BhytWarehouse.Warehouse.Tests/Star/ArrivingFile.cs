namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>A file as some feed sends it.</summary>
internal sealed record ArrivingFile(string FeedCode, string Name, byte[] Content);
