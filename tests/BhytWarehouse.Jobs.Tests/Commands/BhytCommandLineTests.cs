using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Leases;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class BhytCommandLineTests : IDisposable
{
    private static readonly string[] Commands = ["demo", "sample", "load", "pull", "run", "ledger", "match", "doctor", "backup", "restore"];

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-line-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Help_OfTheWhole_NamesEveryCommand()
    {
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["--help"]);
        exitCode.ShouldBe(0);
        foreach (string command in Commands)
        {
            output.ShouldContain($"\n  {command} ");
        }
    }

    [Theory]
    [InlineData("demo", "--dir", "--people", "--dossiers", "--months", "--seed", "--warehouse", "--strict")]
    [InlineData("sample", "--dir", "--people", "--dossiers", "--months", "--seed", "--start")]
    [InlineData("load", "FEED", "--from", "--warehouse", "--strict")]
    [InlineData("pull", "--warehouse")]
    [InlineData("run", "--warehouse", "--strict")]
    [InlineData("ledger", "--load", "--feed", "--month", "--facility", "--verify", "--warehouse")]
    [InlineData("match", "--link", "--decide", "--reason", "--warehouse")]
    [InlineData("doctor", "--deep", "--warehouse")]
    [InlineData("backup", "--to", "--warehouse")]
    [InlineData("restore", "--from", "--warehouse")]
    public async Task Help_OfACommand_NamesEveryOptionInBothLanguages(string command, params string[] options)
    {
        (int exitCode, string english, _) = await TinyProvince.RunAsync([command, "--help"]);
        (_, string vietnamese, _) = await TinyProvince.RunAsync([command, "--help", "--lang", "vi"]);
        exitCode.ShouldBe(0);
        foreach (string option in options.Concat(["--lang", "--json", "--help"]))
        {
            english.ShouldContain(option);
            vietnamese.ShouldContain(option);
        }

        english.ShouldContain("Usage: bhyt " + command);
        vietnamese.ShouldContain("Cách dùng: bhyt " + command);
        english.Split('\n').ShouldAllBe(line => line.Length <= 110);
    }

    [Theory]
    [InlineData("command")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("FEED", "load")]
    [InlineData("--from", "load", "VssClaims")]
    [InlineData("--from", "load", "VssClaims", "--from")]
    [InlineData("PpcInspections.", "load", "Nonsense", "--from", ".")]
    [InlineData("NsoPopulation", "load", "Nonsense", "--from", ".")]
    [InlineData("--people", "demo", "--people", "many")]
    [InlineData("from 100 to 1000000", "demo", "--people", "99")]
    [InlineData("--months", "sample", "--dir", "x", "--months", "61")]
    [InlineData("--start", "sample", "--dir", "x", "--start", "2025-13")]
    [InlineData("2020-01", "sample", "--dir", "x", "--start", "1999-01")]
    [InlineData("--dir", "sample")]
    [InlineData("--to", "backup")]
    [InlineData("--month", "ledger", "--month", "July")]
    [InlineData("--nonsense", "doctor", "--nonsense")]
    [InlineData("oracle:x", "doctor", "--warehouse", "oracle:x")]
    [InlineData("sqlite:", "doctor", "--warehouse", "sqlite:")]
    [InlineData("en or vi", "doctor", "--lang", "fr")]
    public async Task WrongUsage_OfAnyKind_ExitsWith2AndSaysWhat(string said, params string[] words)
    {
        (int exitCode, string output, string error) = await TinyProvince.RunAsync(words);
        exitCode.ShouldBe(2);
        (words.Length == 0 ? output : error).ShouldContain(said, Case.Insensitive);
        error.ShouldNotContain("   at ");
        if (words.Length > 0)
        {
            error.ShouldStartWith("error: ");
            error.Trim().Split('\n').Length.ShouldBe(1);
        }
    }

    [Fact]
    public async Task SqlServer_NamedAsWarehouse_IsAnsweredAndExitsWith1WithoutItsPassword()
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["load", "vssclaims", "--from", _folder, "--warehouse", "sqlserver:Server=x;Password=secret"]);
        exitCode.ShouldBe(1);
        error.ShouldContain("BhytWarehouse.dacpac");
        error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Variables_OfWarehouseAndLanguage_AreTakenWhereNoOptionIsGiven()
    {
        string missing = Path.Combine(_folder, "none", "warehouse.db");
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["ledger"], ("BHYT_WAREHOUSE", "sqlite:" + missing), ("BHYT_LANG", "vi_VN.UTF-8"));
        exitCode.ShouldBe(1);
        error.ShouldStartWith("lỗi: ");
        error.ShouldContain(missing);
        File.Exists(missing).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ledger")]
    [InlineData("match")]
    [InlineData("doctor")]
    public async Task NoWarehouse_ForAReadingCommand_ExitsWith1AndMakesNothing(string command)
    {
        string place = Path.Combine(_folder, "warehouse.db");
        (int exitCode, _, string error) = await TinyProvince.RunAsync([command, "--warehouse", "sqlite:" + place]);
        exitCode.ShouldBe(1);
        error.ShouldContain(place);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_OnAnError_IsOneDocumentWithTheMessage()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("ledger", "--warehouse", "sqlite:" + Path.Combine(_folder, "warehouse.db"));
        exitCode.ShouldBe(1);
        document.GetProperty("error").GetProperty("exitCode").GetInt32().ShouldBe(1);
        document.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("there is no warehouse");
    }

    [Fact]
    public async Task Load_OfAPlaceThatIsNotThere_ExitsWith1AndNamesIt()
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["load", "VSSCLAIMS", "--from", Path.Combine(_folder, "nowhere"), "--warehouse", "sqlite:" + Path.Combine(_folder, "w", "warehouse.db")]);
        exitCode.ShouldBe(1);
        error.ShouldContain("nowhere");
    }

    [Fact]
    public async Task Load_OfAnEmptyFolder_ExitsWith1()
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["load", "VssEnrolment", "--from", _folder, "--warehouse", "sqlite:" + Path.Combine(_folder, "w", "warehouse.db")]);
        exitCode.ShouldBe(1);
        error.ShouldContain("no file to load");
    }

    [Fact]
    public async Task Load_OfOneUselessNewFile_ExitsWith1AndShowsWhy()
    {
        string file = Path.Combine(_folder, "broken.xml");
        await File.WriteAllTextAsync(file, "<GIAMDINHHS><THONGTIN");
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["load", "VssClaims", "--from", file, "--warehouse", "sqlite:" + Path.Combine(_folder, "w", "warehouse.db")]);
        exitCode.ShouldBe(1);
        output.ShouldContain("broken.xml");
        output.ShouldContain("VC-0");
        output.ShouldContain("New files of which nothing could be loaded: 1.");
    }

    [Fact]
    public async Task Writers_OfOneFeed_KeepEachOtherOutAndAreSeenByTheDoctor()
    {
        string warehouse = Path.Combine(_folder, "w", "warehouse.db");
        string place = "sqlite:" + warehouse;
        string file = Path.Combine(_folder, "broken.xml");
        await File.WriteAllTextAsync(file, "<GIAMDINHHS><THONGTIN");
        HostLeases leases = new(WarehouseHome.OpenOrCreate(warehouse, TimeProvider.System).Warehouse, TimeProvider.System, LeaseTerms.Default);
        using (leases.Take(LeaseResource.Feed("VssClaims")))
        {
            (int exitCode, _, string error) = await TinyProvince.RunAsync(["load", "VssClaims", "--from", file, "--warehouse", place]);
            exitCode.ShouldBe(1);
            error.ShouldContain("feed VssClaims: another bhyt is working on it");
            (await TinyProvince.RunAsync(["load", "VssClaims", "--from", file, "--warehouse", place, "--lang", "vi"])).Error.ShouldContain("một tiến trình bhyt khác đang làm việc này");
            (await TinyProvince.RunAsync(["doctor", "--warehouse", place])).Output.ShouldContain($"feed VssClaims: leased by machine {Environment.MachineName}, process {Environment.ProcessId}, with token 1");
        }

        (await TinyProvince.RunAsync(["load", "VssClaims", "--from", file, "--warehouse", place])).Output.ShouldContain("VC-0");
        (await TinyProvince.RunAsync(["doctor", "--warehouse", place])).Output.ShouldContain("no host is at work");
    }
}
