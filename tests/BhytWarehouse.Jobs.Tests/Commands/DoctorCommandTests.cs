using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class DoctorCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Doctor_OfASoundWarehouse_FindsNoFailure()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("doctor", "--deep", "--warehouse", "sqlite:" + province.Warehouse);
        exitCode.ShouldBe(0, document.GetRawText());
        string[] checks = [.. document.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString()!)];
        foreach (string check in (string[])["schema", "sqlite", "integrity", "foreign-keys", "loads", "staging", "ledger", "key", "landing", "landing-content", "space", "power-bi"])
        {
            checks.ShouldContain(check);
        }
    }

    [Fact]
    public async Task Doctor_OfASilentFeedAndFacility_NamesThemWithTheirLastDay()
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, "UPDATE fact_SourceFreshness SET LastReceivedDateKey = 20191201, DueDateKey = 20200110 WHERE FeedCode = 'VssEnrolment' OR (FeedCode = 'VssClaims' AND FacilityKey <> -1)");
        DemoCommandTests.Change(warehouse, "UPDATE fact_SourceFreshness SET LastReceivedDateKey = -1, DueDateKey = -1, FileCount = 0 WHERE FeedCode = 'PpcTargets'");
        (int exitCode, string output, string error) = await TinyProvince.RunAsync(["doctor", "--warehouse", "sqlite:" + warehouse]);
        exitCode.ShouldBe(0, error);
        string told = string.Join(' ', (output + error).Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        told.ShouldContain("VssEnrolment is silent: nothing new since 2019-12-01, due until 2020-01-10");
        told.ShouldMatch("VssClaims: [0-9]+ facilities are silent; longest \\(last new file\\): [0-9]{5} \\(2019-12-01\\)");
        told.ShouldContain("never received yet: PpcTargets");
    }

    [Fact]
    public async Task Doctor_WithoutALandedFile_Fails()
    {
        string warehouse = province.Copy();
        string landed = Landed(warehouse);
        File.Delete(landed);
        await ShouldFailAsync(warehouse, "landing");
    }

    [Fact]
    public async Task Doctor_WithAChangedLandedFile_FailsOnlyWhenItLooksInside()
    {
        string warehouse = province.Copy();
        string landed = Landed(warehouse);
        byte[] bytes = await File.ReadAllBytesAsync(landed);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(landed, bytes);
        (await TinyProvince.RunAsync(["doctor", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
        await ShouldFailAsync(warehouse, "landing-content", "--deep");
    }

    [Fact]
    public async Task Doctor_WithAnotherKey_Fails()
    {
        string warehouse = province.Copy();
        await File.WriteAllTextAsync(Key(warehouse), new string('a', 64));
        await ShouldFailAsync(warehouse, "key");
    }

    [Fact]
    public async Task Doctor_WithoutTheKey_FailsAndMakesNone()
    {
        string warehouse = province.Copy();
        File.Delete(Key(warehouse));
        await ShouldFailAsync(warehouse, "key");
        File.Exists(Key(warehouse)).ShouldBeFalse();
    }

    [Fact]
    public async Task Doctor_WithAKeyThatOthersCanRead_Fails()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string warehouse = province.Copy();
        File.SetUnixFileMode(Key(warehouse), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await ShouldFailAsync(warehouse, "key-mode");
    }

    [Fact]
    public async Task Doctor_WithADanglingKey_Fails()
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, "UPDATE fact_Claim SET CareTypeKey = 987654 WHERE ClaimKey = (SELECT MIN(ClaimKey) FROM fact_Claim)");
        await ShouldFailAsync(warehouse, "foreign-keys");
    }

    [Fact]
    public async Task Doctor_WithAnUnfinishedLoad_WarnsAndExitsWith0()
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, "INSERT INTO audit_LoadRun (LoadRunKey, FeedCode, StateName, StartedAt, EndedAt, FirstRecordKey, LastRecordKey, Message) VALUES (99, 'VssClaims', 'received', '2025-07-01T00:00:00Z', '', 0, -1, '')");
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("doctor", "--warehouse", "sqlite:" + warehouse);
        exitCode.ShouldBe(0);
        document.GetProperty("warnings").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Doctor_WithAMalformedPowerBiSetting_Fails()
    {
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["doctor", "--warehouse", "sqlite:" + province.Warehouse], ("BHYT_POWERBI_WORKSPACE", "not an id"));
        exitCode.ShouldBe(1);
        output.ShouldContain("BHYT_POWERBI_WORKSPACE");
    }

    private static string Key(string warehouse) => Path.Combine(Path.GetDirectoryName(warehouse)!, "keys", "warehouse.key");

    private static string Landed(string warehouse) => Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(warehouse)!, "landing"), "*.landed", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();

    private static async Task ShouldFailAsync(string warehouse, string check, params string[] options)
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync(["doctor", "--warehouse", "sqlite:" + warehouse, .. options]);
        exitCode.ShouldBe(1);
        document.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("verdict").GetString() == "failure").Select(finding => finding.GetProperty("check").GetString()).ShouldBe([check]);
    }
}
