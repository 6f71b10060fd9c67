using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Gives files that once showed something to reader, witness and a real load again.</summary>
internal static class Replay
{
    /// <summary>The files of a folder that are named after a feed: Feed-what-it-showed.ending.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.GetFiles(folder).Where(path => Path.GetExtension(path) != ".txt" && SourceOf(path) is not null).Order(StringComparer.Ordinal);

    /// <summary>Null when every promise holds.</summary>
    public static Violation? Run(string path)
    {
        ISource source = SourceOf(path)!;
        byte[] content = File.ReadAllBytes(path);
        using Trial trial = new(source);
        using LoadTrial load = new(source, SeedFiles.Of(source, province: null)[0]);
        return trial.Run(content, Path.GetFileName(path), CancellationToken.None).Violation ?? load.Run(content, Path.GetFileName(path));
    }

    private static ISource? SourceOf(string path) => SourceRegister.All.Sources.FirstOrDefault(source => source.FeedCode == Path.GetFileName(path).Split('-')[0]);
}
