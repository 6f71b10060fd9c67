using System.Text.Json;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Tests.Commands;

/// <summary>A small synthetic province, loaded once through the command line itself; tests that change something copy it.</summary>
public sealed class TinyProvince : IAsyncLifetime
{
    public static readonly string[] Options = ["--people", "300", "--dossiers", "60", "--months", "2"];

    private readonly string _root = Directory.CreateTempSubdirectory("bhyt-commands-").FullName;
    private int _copies;

    public string Folder => Path.Combine(_root, "demo");

    public string Warehouse => Path.Combine(Folder, "warehouse.db");

    public (int ExitCode, string Output, string Error) First { get; private set; }

    public async Task InitializeAsync() => First = await RunAsync(["demo", "--dir", Folder, .. Options]);

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] words, params (string Name, string Value)[] variables)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        CommandSurroundings surroundings = new(output, error, name => variables.FirstOrDefault(variable => variable.Name == name).Value, TimeProvider.System, TerminalWidth: null);
        int exitCode = await BhytCommandLine.InvokeAsync(words, surroundings, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }

    public static async Task<(int ExitCode, JsonElement Document)> RunJsonAsync(params string[] words)
    {
        (int exitCode, string output, string _) = await RunAsync([.. words, "--json"]);
        return (exitCode, JsonDocument.Parse(output).RootElement.Clone());
    }

    public string NewFolder() => Path.Combine(_root, $"place-{Interlocked.Increment(ref _copies)}");

    /// <summary>The installation copied file by file, with its key as private as it was; returns its warehouse.</summary>
    public string Copy()
    {
        string target = NewFolder();
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            string copied = Path.Combine(target, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copied)!);
            File.Copy(file, copied);
        }

        return Path.Combine(target, "warehouse.db");
    }
}
