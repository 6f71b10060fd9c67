using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class QuarantineCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Quarantine_OfALoadedProvince_AccountsForEveryRecordTheLedgerHoldsBack()
    {
        (int exitCode, JsonElement document) = await RunJsonAsync("quarantine");
        (_, JsonElement ledger) = await RunJsonAsync("ledger");

        exitCode.ShouldBe(0);
        document.GetProperty("records").GetInt64().ShouldBeGreaterThan(5);
        document.GetProperty("records").GetInt64().ShouldBe((long)Now(ledger, "record"));
        Sum(document, "byAge", "records").ShouldBe(document.GetProperty("records").GetDecimal());
        Sum(document, "bySubmitter", "heldUp").ShouldBe(Now(ledger, "amount"));
        Sum(document, "byAge", "heldUp").ShouldBe(Now(ledger, "amount"));

        static decimal Now(JsonElement ledger, string level) => ledger.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("level").GetString() == level && (entry.GetProperty("state").GetString() is "quarantined" or "refused")).Sum(entry => entry.GetProperty("now").GetDecimal());
    }

    [Fact]
    public async Task Quarantine_ByFeedFacilityAndRule_ListsOnlyThose()
    {
        (_, JsonElement all) = await RunJsonAsync("quarantine");
        JsonElement one = all.GetProperty("held").EnumerateArray().First(held => held.GetProperty("facility").GetString()!.Length == 5 && held.GetProperty("rules").GetArrayLength() > 0);
        (string facility, string rule) = (one.GetProperty("facility").GetString()!, one.GetProperty("rules")[0].GetString()!);

        (_, JsonElement some) = await RunJsonAsync("quarantine", "--feed", one.GetProperty("feed").GetString()!.ToLowerInvariant(), "--facility", facility, "--rule", rule);

        some.GetProperty("held").GetArrayLength().ShouldBeInRange(1, all.GetProperty("held").GetArrayLength() - 1);
        some.GetProperty("held").EnumerateArray().ShouldAllBe(held => held.GetProperty("facility").GetString() == facility && held.GetProperty("rules").EnumerateArray().Any(item => item.GetString() == rule));
    }

    [Fact]
    public async Task Quarantine_InBothLanguages_SpeaksThem()
    {
        (await RunAsync("quarantine")).Output.ShouldContain("Held back, by feed and age");
        (await RunAsync("quarantine", "--lang", "vi")).Output.ShouldContain("Theo đơn vị gửi");
    }

    [Fact]
    public async Task Show_OfEveryHeldRecord_TellsItsRulesAndMasksItsText()
    {
        (_, JsonElement all) = await RunJsonAsync("quarantine");
        int withFields = 0;
        string named = "";
        foreach (JsonElement held in all.GetProperty("held").EnumerateArray())
        {
            (int exitCode, JsonElement one) = await RunJsonAsync("quarantine", "show", held.GetProperty("key").GetString()!);

            exitCode.ShouldBe(0);
            one.GetProperty("findings").GetArrayLength().ShouldBeGreaterThan(0);
            one.GetProperty("sha256").GetString()!.Length.ShouldBe(64);
            one.GetProperty("isLanded").GetBoolean().ShouldBeTrue();
            named = one.GetProperty("fields").EnumerateArray().Any(field => field.GetProperty("name").GetString() == "HO_TEN") ? held.GetProperty("key").GetString()! : named;
            withFields += one.GetProperty("fields").GetArrayLength() > 0 ? 1 : 0;
            // SO_CCCD of the reports on digital use is a count of check-ins.
            one.GetProperty("fields").EnumerateArray().Where(field => held.GetProperty("feed").GetString() != "MohDigitalUse" && field.GetProperty("name").GetString() is "HO_TEN" or "SO_CCCD" or "MA_THE_BHYT" or "NGAY_SINH" or "DIA_CHI").ShouldAllBe(field => field.GetProperty("isMasked").GetBoolean());
        }

        withFields.ShouldBeGreaterThan(5);
        (await RunAsync("quarantine", "show", named)).Output.ShouldContain("must ");
        (await RunAsync("quarantine", "show", named, "--lang", "vi")).Output.ShouldContain("phải ");
        (await RunAsync("quarantine", "show", named)).Output.ShouldContain("HO_TEN");
    }

    [Fact]
    public async Task Feedback_OfAllThatIsHeld_WritesTwoFilesForEachSubmitter()
    {
        string folder = province.NewFolder();

        (int exitCode, JsonElement document) = await RunJsonAsync("quarantine", "feedback", "--to", folder);

        exitCode.ShouldBe(0);
        string[] files = [.. document.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
        files.Length.ShouldBeGreaterThan(3);
        Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Except(["phan-hoi.json"]).Order(StringComparer.Ordinal).ShouldBe(files);
        File.ReadAllText(Path.Combine(folder, files.First(file => file.EndsWith(".csv", StringComparison.Ordinal)))).ShouldContain("Việc cần làm");
    }

    [Fact]
    public async Task Replay_UnderTheSameGate_MovesNothingAndIsLogged()
    {
        string warehouse = "sqlite:" + province.Copy();
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("quarantine", "replay", "--reason", "code lists were brought up to date", "--warehouse", warehouse);

        exitCode.ShouldBe(0);
        document.GetProperty("judged").GetInt32().ShouldBeGreaterThan(5);
        document.GetProperty("moved").GetInt32().ShouldBe(0);
        document.GetProperty("loads").GetArrayLength().ShouldBe(0);
        document.GetProperty("balanced").GetBoolean().ShouldBeTrue();
        (_, JsonElement actions) = await TinyProvince.RunJsonAsync("actions", "--warehouse", warehouse);
        JsonElement action = actions.GetProperty("actions").EnumerateArray().ShouldHaveSingleItem();
        action.GetProperty("reason").GetString().ShouldBe("code lists were brought up to date");
        action.GetProperty("who").GetString().ShouldBe(Environment.UserName);
        action.GetProperty("outcome").GetString()!.ShouldStartWith("0 of ");
        (await TinyProvince.RunAsync(["actions", "--lang", "vi", "--warehouse", warehouse])).Output.ShouldContain("Thao tác của người vận hành");
    }

    [Fact]
    public async Task Actions_LoggedOnce_CanNeitherBeChangedNorRemoved()
    {
        string warehouse = province.Copy();
        (await TinyProvince.RunAsync(["match", "--link", "1", "--decide", "reject", "--reason", "two people", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
        string jobs = Path.Combine(Path.GetDirectoryName(warehouse)!, "jobs.db");

        foreach (string change in (string[])["UPDATE operator_action SET reason = 'another'", "DELETE FROM operator_action", "UPDATE operator_outcome SET outcome = 'another'", "DELETE FROM operator_outcome"])
        {
            Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => DemoCommandTests.Change(jobs, change)).Message.ShouldContain("only added to");
        }

        (await TinyProvince.RunAsync(["actions", "--warehouse", "sqlite:" + warehouse])).Output.ShouldContain("two people");
    }

    [Theory]
    [InlineData(2, "no key", "show", "4-12")]
    [InlineData(2, "is missing", "show")]
    [InlineData(1, "is not held back", "show", "99999:1:1")]
    [InlineData(2, "--to is missing", "feedback")]
    [InlineData(2, "--reason is missing", "replay")]
    [InlineData(1, "8 digits in a row", "replay", "--reason", "card 4012345678")]
    [InlineData(2, "there is no rule 'XX-999'", "--rule", "xx-999")]
    [InlineData(2, "there is no feed 'Nothing'", "--feed", "Nothing")]
    [InlineData(2, "not understood", "list")]
    public async Task Quarantine_WronglyUsed_SaysWhatIsWrong(int expected, string said, params string[] words)
    {
        (int exitCode, _, string error) = await RunAsync(["quarantine", .. words]);

        exitCode.ShouldBe(expected, error);
        error.ShouldContain(said);
        if (expected == 2)
        {
            error.ShouldContain("bhyt quarantine");
        }
    }

    [Fact]
    public async Task Help_OfASubcommand_NamesTheWholeCommand() =>
        (await TinyProvince.RunAsync(["quarantine", "replay", "--help"])).Output.ShouldContain("Usage: bhyt quarantine replay --reason TEXT");

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] words) => TinyProvince.RunAsync([.. words, "--warehouse", "sqlite:" + province.Warehouse]);

    private Task<(int ExitCode, JsonElement Document)> RunJsonAsync(params string[] words) => TinyProvince.RunJsonAsync([.. words, "--warehouse", "sqlite:" + province.Warehouse]);

    private static decimal Sum(JsonElement document, string table, string column) => document.GetProperty(table).EnumerateArray().Sum(row => row.GetProperty(column).GetDecimal());
}
