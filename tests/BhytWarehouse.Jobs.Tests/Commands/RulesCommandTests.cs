using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class RulesCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Rules_OfALoadedProvince_TellWhatTheyFoundAndHold()
    {
        (int exitCode, JsonElement document) = await RunJsonAsync("rules");
        (_, JsonElement quarantine) = await RunJsonAsync("quarantine");

        exitCode.ShouldBe(0);
        JsonElement[] rules = [.. document.GetProperty("rules").EnumerateArray()];
        rules.Length.ShouldBeGreaterThan(400);
        foreach (JsonElement held in quarantine.GetProperty("byRule").EnumerateArray())
        {
            JsonElement rule = rules.Single(item => item.GetProperty("code").GetString() == held.GetProperty("rule").GetString());
            rule.GetProperty("heldRecords").GetInt64().ShouldBe(held.GetProperty("records").GetInt64());
            rule.GetProperty("heldUp").GetDecimal().ShouldBe(held.GetProperty("heldUp").GetDecimal());
            rule.GetProperty("foundRecords").GetInt64().ShouldBeGreaterThan(0);
            rule.GetProperty("lastFoundAt").GetString().ShouldNotBeNullOrEmpty();
        }

        rules.ShouldAllBe(rule => rule.GetProperty("legalBasis").GetString()!.Length > 0 && rule.GetProperty("owner").GetString()!.Length > 0 && rule.GetProperty("version").GetInt32() > 0);
    }

    [Fact]
    public async Task Rules_OfAFeedOrACode_ShowOnlyThose()
    {
        (_, JsonElement feed) = await RunJsonAsync("rules", "vssclaims");
        (_, JsonElement one) = await RunJsonAsync("rules", "--code", "vc-131");

        feed.GetProperty("rules").EnumerateArray().ShouldAllBe(rule => rule.GetProperty("feed").GetString() == "VssClaims");
        JsonElement rule = one.GetProperty("rules").EnumerateArray().ShouldHaveSingleItem();
        (rule.GetProperty("code").GetString(), rule.GetProperty("validFrom").GetInt32(), rule.GetProperty("legalBasis").GetString()).ShouldBe(("VC-131", 20250701, "TT 26/2025/TT-BYT"));
        rule.GetProperty("versions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Rules_InBothLanguages_NameLawAndOffice()
    {
        string english = (await RunAsync("rules", "--code", "VC-131")).Output;
        english.ShouldContain("Legal basis: TT 26/2025/TT-BYT");
        english.ShouldContain("assessment office");
        string vietnamese = (await RunAsync("rules", "--code", "VC-131", "--lang", "vi")).Output;
        vietnamese.ShouldContain("Căn cứ pháp lý: TT 26/2025/TT-BYT");
        vietnamese.ShouldContain("BHXH tỉnh, phòng Giám định BHYT");
        string list = (await RunAsync("rules", "VssClaims", "--lang", "vi")).Output;
        list.ShouldContain("VC-131");
        list.ShouldContain("giữ bản ghi");
    }

    [Fact]
    public async Task Rules_WithoutAWarehouse_AreListedAllTheSame()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("rules", "VssClaims", "--warehouse", "sqlite:" + Path.Combine(province.NewFolder(), "warehouse.db"));

        exitCode.ShouldBe(0);
        document.GetProperty("hasWarehouse").GetBoolean().ShouldBeFalse();
        document.GetProperty("rules").GetArrayLength().ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("--code", "VC-999")]
    [InlineData("NoFeed")]
    public async Task Rules_OfWhatIsNotThere_AreWrongUsage(params string[] words) =>
        (await RunAsync(["rules", .. words])).ExitCode.ShouldBe(2);

    /// <summary>Claims that came before the ICD-10 list: the load, the rules and doctor all say which rule did not apply.</summary>
    [Fact]
    public async Task Load_WithoutAList_SaysWhichRulesDidNotApply()
    {
        string warehouse = "sqlite:" + Path.Combine(province.NewFolder(), "warehouse.db");
        string claims = Path.Combine(province.Folder, "sample", "VssClaims");

        (int exitCode, string output, string _) = await TinyProvince.RunAsync(["load", "VssClaims", "--from", claims, "--warehouse", warehouse]);
        exitCode.ShouldBe(0);
        output.ShouldContain("Rules that could not judge");
        output.ShouldContain("the list Diagnosis is empty");
        (await TinyProvince.RunAsync(["rules", "--code", "VC-135", "--warehouse", warehouse])).Output.ShouldContain("the list Diagnosis is empty");
        (await TinyProvince.RunAsync(["doctor", "--warehouse", warehouse])).Output.ShouldContain("the list Diagnosis is empty, so VC-135");
        (await RunAsync("doctor")).Output.ShouldContain("every rule of the gates could judge");
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] words) => await TinyProvince.RunAsync([.. words, "--warehouse", "sqlite:" + province.Warehouse]);

    private async Task<(int ExitCode, JsonElement Document)> RunJsonAsync(params string[] words) => await TinyProvince.RunJsonAsync([.. words, "--warehouse", "sqlite:" + province.Warehouse]);
}
