namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Where the repository lies: seeds and fixtures are read from it.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Fixtures => Path.Combine(Root, "tests", "BhytWarehouse.Fuzz.Tests", "Fixtures");

    public static string ExamplesOf(string feedCode) => Path.Combine(Root, "etl", "Sources", feedCode, "Examples");

    private static string Find()
    {
        // The instrumented copy lies elsewhere and is told.
        DirectoryInfo? folder = new(Environment.GetEnvironmentVariable("BHYT_FUZZ_REPOSITORY") ?? AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BhytWarehouse.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The fuzzer must run inside the repository: it reads the example files.");
    }
}
