using System.Diagnostics;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>The fuzzer run again from a copy of itself whose readers tell which branches they take.</summary>
internal static class InstrumentedCopy
{
    /// <summary>What is under test, and the packages that it lets read files.</summary>
    private static readonly string[] Instrumented = ["BhytWarehouse.Etl.dll", "CsvHelper.dll", "ExcelDataReader.dll"];

    /// <param name="heapLimit">Bytes: a trial that wants more ends in an OutOfMemoryException, and so as a finding.</param>
    public static int Run(string folder, long heapLimit, IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(folder);
        foreach (string path in Directory.GetFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
        }

        foreach (string name in Instrumented)
        {
            int count = SharpFuzz.Fuzzer.Instrument(Path.Combine(folder, name), _ => true, SharpFuzz.Options.Value).Count();
            Console.WriteLine($"{name}: {count} types instrumented");
        }

        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [Path.Combine(folder, Path.GetFileName(typeof(InstrumentedCopy).Assembly.Location)), .. arguments])
        {
            Environment =
            {
                ["DOTNET_GCHeapHardLimit"] = $"0x{heapLimit:x}",
                ["BHYT_FUZZ_REPOSITORY"] = RepositoryFolder.Root,
            },
        };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
