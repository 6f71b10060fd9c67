using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

/// <summary>What 'bhyt uncovered' shows to everybody, and what only with a reason.</summary>
public sealed class UncoveredCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private string Warehouse => "sqlite:" + province.Warehouse;

    [Fact]
    public async Task Counts_ForEverybody_NameNobodyAndTellTheUncertainty()
    {
        (int exitCode, string output, string error) = await TinyProvince.RunAsync(["uncovered", "--warehouse", Warehouse]);

        exitCode.ShouldBe(0, error);
        output.ShouldContain("is not simply uncovered");
        output.ShouldContain("share");
        output.ShouldContain("no contribution rule was in force");
        (await TinyProvince.RunAsync(["uncovered", "--by", "household", "--lang", "vi", "--warehouse", Warehouse])).Output.ShouldContain("chưa chắc là chưa tham gia");
        (_, JsonElement document) = await TinyProvince.RunJsonAsync("uncovered", "--warehouse", Warehouse);
        JsonElement[] rows = [.. document.GetProperty("uncovered").EnumerateArray()];
        rows.ShouldContain(row => row.GetProperty("breakdownCode").GetString() == "AgeGroup");
        rows.ShouldAllBe(row => row.GetProperty("uncoveredCount").ValueKind == JsonValueKind.Null || row.GetProperty("uncoveredCount").GetInt64() == 0 || row.GetProperty("uncoveredCount").GetInt64() > 10);
        document.GetRawText().ShouldNotContain("oken\":");
    }

    [Theory]
    [InlineData("--list needs a reason", "uncovered", "--list")]
    [InlineData("a reason alone opens nothing", "uncovered", "--reason", "visits")]
    [InlineData("an unknown breakdown", "uncovered", "--by", "street")]
    public async Task WrongUsage_IsToldAndChangesNothing(string why, params string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        (int exitCode, string output, string error) = await TinyProvince.RunAsync([.. words, "--warehouse", Warehouse]);

        exitCode.ShouldBe(2, why);
        output.ShouldNotContain("99");
        error.ShouldContain("--");
    }

    [Fact]
    public async Task List_WithAReason_ShowsTokensAndIsLogged()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("uncovered", "--list", "--group", "GD", "--top", "5", "--reason", "visits of October", "--warehouse", Warehouse);

        exitCode.ShouldBe(0);
        JsonElement[] people = [.. document.GetProperty("uncovered").EnumerateArray()];
        people.Length.ShouldBe(5);
        people.ShouldAllBe(person => person.GetProperty("groupCode").GetString() == "GD" && person.GetProperty("personToken").GetString()!.Length == 32);
        // The register of this province is of May 2025, before the first contribution rule that the product knows.
        people.ShouldAllBe(person => person.GetProperty("costCode").GetString() == "NoRule");
        (_, JsonElement actions) = await TinyProvince.RunJsonAsync("actions", "--warehouse", Warehouse);
        actions.GetProperty("actions").EnumerateArray().ShouldContain(action => action.GetProperty("what").GetString() == "uncovered list" && action.GetProperty("reason").GetString() == "visits of October" && action.GetProperty("outcome").GetString() == "5 people shown");
        (_, string output, _) = await TinyProvince.RunAsync(["uncovered", "--list", "--lang", "vi", "--reason", "đi vận động tháng 10", "--warehouse", Warehouse]);
        output.ShouldContain("người chưa có thẻ");
    }
}
