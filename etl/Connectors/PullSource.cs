namespace BhytWarehouse.Etl.Connectors;

/// <summary>One entry of sources.json.</summary>
/// <param name="Name">Names its files and its work folder: small letters, digits and hyphens.</param>
public sealed record PullSource(string Name, string FeedCode, IConnector Connector);
