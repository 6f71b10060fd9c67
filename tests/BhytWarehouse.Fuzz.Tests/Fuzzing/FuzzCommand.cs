using System.Globalization;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>The fuzzer as a command.</summary>
public static class FuzzCommand
{
    private const long HeapLimit = 1024L * 1024 * 1024;

    public static int Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        bool isCopy = arguments is ["instrumented", ..];
        string[] rest = isCopy ? arguments[1..] : arguments;
        for (int at = 0; at + 1 < rest.Length; at += 2)
        {
            named[rest[at]] = rest[at + 1];
        }

        if (rest.Length % 2 != 0 || named.Keys.Any(name => name is not ("--minutes" or "--seed" or "--feed" or "--findings" or "--corpus" or "--load-one-in" or "--replay"))
            || !Number(named, "--minutes", 1, out double minutes) || !Number(named, "--seed", 1, out double seed) || !Number(named, "--load-one-in", 150, out double loadOneIn))
        {
            Console.Error.WriteLine("""
                Mutates the example files of every feed, guided by the branches that the readers take, and holds readers, witnesses and loads to their promises.

                  dotnet run -c Release --project tests/BhytWarehouse.Fuzz.Tests -- [--minutes 1] [--seed 1] [--feed VssClaims] [--findings DIR] [--corpus DIR] [--load-one-in 150]

                --findings     keeps each file that broke a promise, reduced; with a test it belongs under Fixtures/
                --corpus       keeps the files that went where none went before, and begins with them the next time
                --replay DIR   gives the files of a folder again, named Feed-anything, and mutates nothing
                --load-one-in  of the trials that were not new, one in so many is also loaded into a warehouse; 0 loads none
                Exit code 1 when anything was found.
                """);
            return 2;
        }

        if (named.TryGetValue("--replay", out string? replayed))
        {
            (string Path, Violation? Violation)[] shown = [.. Replay.FilesIn(replayed).Select(path => (path, Replay.Run(path)))];
            foreach ((string path, Violation? violation) in shown)
            {
                Console.WriteLine($"{Path.GetFileName(path)}: {violation?.ToString() ?? "holds"}");
            }

            return shown.Any(file => file.Violation is not null) ? 1 : 0;
        }

        string scratch = Directory.CreateTempSubdirectory("bhyt-fuzzer-").FullName;
        try
        {
            if (!isCopy)
            {
                return InstrumentedCopy.Run(Path.Combine(scratch, "bin"), HeapLimit, ["instrumented", .. rest]);
            }

            // Instrumented code needs the map from its first branch on, and writing the seeds runs some of it.
            EdgeMap edges = new();
            using Fuzzer fuzzer = new(
                edges,
                new FuzzOptions
                {
                    Seed = (int)seed,
                    Duration = TimeSpan.FromMinutes(minutes),
                    FeedCode = named.GetValueOrDefault("--feed", ""),
                    FindingsFolder = named.GetValueOrDefault("--findings", ""),
                    CorpusFolder = named.GetValueOrDefault("--corpus", ""),
                    LoadOneIn = (int)loadOneIn,
                    Province = SeedFiles.WriteProvince(Path.Combine(scratch, "province")),
                },
                Console.Out);
            fuzzer.Run();
            return fuzzer.Findings.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static bool Number(Dictionary<string, string> named, string name, double otherwise, out double value)
    {
        value = otherwise;
        return !named.TryGetValue(name, out string? text) || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= 0);
    }
}
