namespace BhytWarehouse.Etl.Connectors;

/// <summary>A file that a connector has written whole in its work folder, to be delivered.</summary>
/// <param name="Path">Where it lies now.</param>
/// <param name="Part">What distinguishes it from other files of the same pull, such as the period; empty for a single one.</param>
/// <param name="Extension">With its dot; the feed recognises its files by it.</param>
/// <param name="Hash">SHA-256, lower case.</param>
/// <param name="Ask">What was asked, without secrets, for the manifest.</param>
public sealed record PulledFile(string Path, string Part, string Extension, string Hash, long ByteCount, string Ask);
