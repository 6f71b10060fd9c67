using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class MatchCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Match_OfALoadedProvince_CountsTheLinksThatStand()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("match", "--warehouse", "sqlite:" + province.Warehouse);

        exitCode.ShouldBe(0);
        document.GetProperty("totals").EnumerateArray().Where(total => total.GetProperty("kind").GetString() == "Person").Sum(total => total.GetProperty("count").GetInt32()).ShouldBeGreaterThan(200);
        (await TinyProvince.RunAsync(["match", "--warehouse", "sqlite:" + province.Warehouse])).Output.ShouldContain("the participant is the resident");
    }

    [Fact]
    public async Task Match_OfOneLink_ExplainsEachFieldInBothLanguages()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("match", "--link", "1", "--warehouse", "sqlite:" + province.Warehouse);
        (_, string vietnamese, _) = await TinyProvince.RunAsync(["match", "--link", "1", "--lang", "vi", "--warehouse", "sqlite:" + province.Warehouse]);

        exitCode.ShouldBe(0);
        document.GetProperty("evidence").GetArrayLength().ShouldBe(6);
        document.GetProperty("evidence")[0].GetProperty("meaning").GetString()!.ShouldNotBeNullOrWhiteSpace();
        vietnamese.ShouldContain("mọi chữ cả dấu");
        vietnamese.ShouldContain("số định danh");
    }

    [Fact]
    public async Task Match_RejectedAndTakenBack_ClosesTheLinkAndMakesItAgain()
    {
        string warehouse = "sqlite:" + province.Copy();

        (int exitCode, JsonElement rejected) = await TinyProvince.RunJsonAsync("match", "--link", "1", "--decide", "reject", "--reason", "two people, seen at the commune", "--warehouse", warehouse);
        exitCode.ShouldBe(0);
        rejected.GetProperty("history").EnumerateArray().Select(link => link.GetProperty("withdrawal").GetString()).ShouldBe(["Reviewer"]);
        (await TinyProvince.RunAsync(["match", "--link", "1", "--warehouse", warehouse])).Output.ShouldContain("two people, seen at the commune");

        (_, JsonElement again) = await TinyProvince.RunJsonAsync("match", "--link", "1", "--decide", "withdraw", "--reason", "seen again", "--warehouse", warehouse);
        again.GetProperty("history").EnumerateArray().Select(link => link.GetProperty("withdrawal").GetString()).ShouldBe(["Reviewer", ""]);
    }

    [Theory]
    [InlineData(1, "999999", "confirm", "right", "There is no link 999999")]
    [InlineData(1, "1", "reject", "number 001234567890", "8 digits in a row")]
    [InlineData(1, "1", "reject", " ", "reason")]
    [InlineData(2, "1", "perhaps", "right", "confirm, reject or withdraw")]
    public async Task Match_WithAWrongDecision_SaysWhatIsWrongAndDecidesNothing(int expected, string link, string decision, string reason, string said)
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["match", "--link", link, "--decide", decision, "--reason", reason, "--warehouse", "sqlite:" + province.Warehouse]);

        exitCode.ShouldBe(expected);
        error.ShouldContain(said);
        (_, JsonElement document) = await TinyProvince.RunJsonAsync("match", "--link", "1", "--warehouse", "sqlite:" + province.Warehouse);
        document.GetProperty("decisions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Match_DecisionWithoutALink_IsWrongUsage() =>
        (await TinyProvince.RunAsync(["match", "--decide", "reject", "--warehouse", "sqlite:" + province.Warehouse])).ExitCode.ShouldBe(2);
}
