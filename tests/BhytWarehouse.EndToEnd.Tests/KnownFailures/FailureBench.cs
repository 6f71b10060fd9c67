using System.Text.Json;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.KnownFailures;

/// <summary>An installation with a folder of files beside it, and the command line over both.</summary>
internal sealed class FailureBench : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("bhyt-failures-").FullName;

    public ScratchHome Home { get; } = new();

    public static byte[] Claims(params string[] numbers) => new EnvelopeText([.. numbers.Select(number => new DossierText(number))]).ToBytes();

    public static byte[] Correction(string number) =>
        new EnvelopeText(new DossierText(number).With(dossier => dossier.AddDrug("40.9", 1m, 7000m)).Total()) { PreparedOn = "20250601" }.ToBytes();

    public string Put(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Puts a file, finished long ago, into a drop folder of the home.</summary>
    public string Drop(string feed, string name, byte[] bytes)
    {
        string path = Path.Combine(Home.Folder, "drop", feed, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }

    public LoadResult Load(string folder = "") => Home.Load("VssClaims", Path.Combine(Folder, folder));

    public string[] ClaimNumbers => [.. Home.Rows("SELECT ClaimNumber FROM fact_Claim ORDER BY 1", reader => reader.GetString(0))];

    /// <summary>Changes the warehouse behind the product's back.</summary>
    public void Change(string sql)
    {
        using SqliteConnection connection = Home.Home.Warehouse.OpenWriter();
        connection.Run(sql);
    }

    public Task<(int ExitCode, string Output, string Error)> BhytAsync(params string[] words) => BhytAsync(words, []);

    public async Task<(int ExitCode, string Output, string Error)> BhytAsync(string[] words, Dictionary<string, string> variables)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        CommandSurroundings surroundings = new(output, error, variables.GetValueOrDefault, ScratchHome.Clock, TerminalWidth: null);
        string[] place = words.Contains("--warehouse") || variables.ContainsKey("BHYT_WAREHOUSE") ? [] : ["--warehouse", "sqlite:" + Home.Home.Warehouse.Path];
        int exitCode = await BhytCommandLine.InvokeAsync([.. words, .. place], surroundings, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }

    public async Task<(int ExitCode, JsonElement Document)> BhytJsonAsync(params string[] words)
    {
        (int exitCode, string output, _) = await BhytAsync([.. words, "--json"]);
        return (exitCode, JsonDocument.Parse(output).RootElement.Clone());
    }

    public void Dispose()
    {
        Home.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
