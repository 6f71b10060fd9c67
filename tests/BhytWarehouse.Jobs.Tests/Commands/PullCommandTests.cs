using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class PullCommandTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("bhyt-pull-command-").FullName;

    private string[] Warehouse => ["--warehouse", "sqlite:" + Path.Combine(_home, "warehouse.db")];

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Pull_WithoutSources_SaysWhereTheyWouldStand()
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["pull", .. Warehouse]);
        exitCode.ShouldBe(1);
        error.ShouldContain(Path.Combine(_home, "sources.json"));
    }

    [Fact]
    public async Task Pull_OfFaultySources_NamesEachFault()
    {
        Configure("""{ "sources": [ { "feed": "VssEnrolment", "connector": "ftp" }, { "feed": "Nobody", "connector": "http", "url": "https://x.example/a", "form": "json" } ] }""");
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["pull", .. Warehouse]);
        exitCode.ShouldBe(1);
        error.ShouldContain("sources[0].connector: 'ftp'");
        error.ShouldContain("sources[1].feed: 'Nobody'");
    }

    [Fact]
    public async Task Pull_OfAFeedThatIsNotConfigured_IsWrongUsage()
    {
        Configure(Enrolment());
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["pull", "VssClaims", .. Warehouse]);
        exitCode.ShouldBe(2);
        error.ShouldContain("VssEnrolment");
        (await TinyProvince.RunAsync(["pull", "Nobody", .. Warehouse])).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Pull_FromADatabase_BringsTheFileOnce()
    {
        Configure(Enrolment());
        (int exitCode, JsonElement pull) = await PullAsync();
        exitCode.ShouldBe(0, pull.GetRawText());
        pull.GetProperty("pulls")[0].GetProperty("state").GetString().ShouldBe("received");
        string name = pull.GetProperty("pulls")[0].GetProperty("files")[0].GetString()!;
        File.ReadAllText(Path.Combine(_home, "drop", "VssEnrolment", name)).ShouldBe("MA_THE,HO_TEN\nx,y\n");
        (_, JsonElement again) = await PullAsync("VssEnrolment");
        again.GetProperty("pulls")[0].GetProperty("state").GetString().ShouldBe("unchanged");
    }

    [Fact]
    public async Task Pull_OfASourceThatIsDown_TellsItInBothLanguagesAndExitsWith1()
    {
        Configure(Enrolment());
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["pull", .. Warehouse], ("VSS_DB", "Data Source=" + Path.Combine(_home, "gone.db")));
        exitCode.ShouldBe(1);
        output.ShouldContain("no database file that can be opened");
        (_, string vietnamese, _) = await TinyProvince.RunAsync(["pull", "--lang", "vi", .. Warehouse], ("VSS_DB", "Data Source=" + Path.Combine(_home, "gone.db")));
        vietnamese.ShouldContain("thấy no database file");
    }

    [Fact]
    public async Task Run_WithSources_PullsFirstAndLoadsWhatCame()
    {
        Configure(Enrolment());
        MakeOrigin();
        (int exitCode, string text, _) = await TinyProvince.RunAsync(["run", "--json", .. Warehouse], Origin);
        JsonElement run = JsonDocument.Parse(text).RootElement;
        run.GetProperty("pulls")[0].GetProperty("state").GetString().ShouldBe("received");
        run.GetProperty("loads")[0].GetProperty("feed").GetString().ShouldBe("VssEnrolment");
        exitCode.ShouldBe(1, "a table without the columns of the feed is refused");
        Directory.GetFiles(Path.Combine(_home, "drop", "refused"), "*", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Run_WithFaultySources_LoadsWhatLiesThereAllTheSame()
    {
        Configure("""{ "sources": 1 }""");
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["run", .. Warehouse]);
        exitCode.ShouldBe(1);
        output.ShouldContain("a list of sources");
        output.ShouldContain("VssEnrolment: nothing waits.");
    }

    private (string, string) Origin => ("VSS_DB", "Data Source=" + Path.Combine(_home, "origin.db"));

    private static string Enrolment() => """{ "sources": [ { "feed": "VssEnrolment", "connector": "sql", "engine": "sqlite", "connectionVariable": "VSS_DB", "query": "SELECT MA_THE, HO_TEN FROM card" } ] }""";

    private void Configure(string json) => File.WriteAllText(Path.Combine(_home, "sources.json"), json);

    private void MakeOrigin()
    {
        string path = Path.Combine(_home, "origin.db");
        if (File.Exists(path))
        {
            return;
        }

        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE card (MA_THE text, HO_TEN text); INSERT INTO card VALUES ('x', 'y')";
        command.ExecuteNonQuery();
    }

    private async Task<(int, JsonElement)> PullAsync(params string[] feed)
    {
        MakeOrigin();
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["pull", .. feed, "--json", .. Warehouse], Origin);
        return (exitCode, JsonDocument.Parse(output).RootElement.Clone());
    }
}
