namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>A file worth mutating further.</summary>
/// <param name="Name">Its ending is what a reader may look at.</param>
internal sealed record CorpusEntry(string Name, byte[] Content);
