using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class JobsCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Jobs_AreListed_WithTheirNextHour()
    {
        (int exitCode, JsonElement listed) = await TinyProvince.RunJsonAsync("jobs", "list", "--warehouse", "sqlite:" + province.Warehouse);
        exitCode.ShouldBe(0);
        JsonElement claims = listed.GetProperty("jobs").EnumerateArray().Single(job => job.GetProperty("code").GetString() == "load VssClaims");
        claims.GetProperty("next").GetDateTimeOffset().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
        (int plain, string output, _) = await TinyProvince.RunAsync(["jobs", "--lang", "vi", "--warehouse", "sqlite:" + province.Warehouse]);
        plain.ShouldBe(0);
        output.ShouldContain("load MohCheckups");
        output.ShouldContain("Chưa có máy chủ tác vụ");
    }

    [Fact]
    public async Task Run_PauseResumeAndStop_StandInTheBookAndInTheLogOfActions()
    {
        string warehouse = "sqlite:" + province.Copy();
        (int asked, JsonElement run) = await TinyProvince.RunJsonAsync("jobs", "run", "LOAD vssclaims", "--reason", "late file", "--warehouse", warehouse);
        asked.ShouldBe(0, run.GetRawText());
        string number = run.GetProperty("run").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await TinyProvince.RunAsync(["jobs", "pause", "refresh", "--reason", "moving", "--warehouse", warehouse])).Output.ShouldContain("is paused");
        (await TinyProvince.RunAsync(["jobs", "pause", "refresh", "--reason", "moving", "--warehouse", warehouse])).Output.ShouldContain("paused already");
        (_, JsonElement listed) = await TinyProvince.RunJsonAsync("jobs", "list", "--warehouse", warehouse);
        JsonElement refresh = listed.GetProperty("jobs").EnumerateArray().Single(job => job.GetProperty("code").GetString() == "refresh");
        refresh.GetProperty("paused").GetProperty("reason").GetString().ShouldBe("moving");
        refresh.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await TinyProvince.RunAsync(["jobs", "resume", "refresh", "--reason", "moved", "--warehouse", warehouse])).Output.ShouldContain("goes on");
        (await TinyProvince.RunAsync(["jobs", "stop", number, "--reason", "not needed", "--warehouse", warehouse])).ExitCode.ShouldBe(0);
        (await TinyProvince.RunAsync(["jobs", "stop", number, "--reason", "not needed", "--warehouse", warehouse])).Output.ShouldContain("has ended already");
        (_, JsonElement history) = await TinyProvince.RunJsonAsync("jobs", "history", "--state", "cancelled", "--warehouse", warehouse);
        history.GetProperty("runs")[0].GetProperty("reason").GetString().ShouldBe("late file");
        (int shown, string text, _) = await TinyProvince.RunAsync(["jobs", "show", number, "--warehouse", warehouse]);
        shown.ShouldBe(0);
        text.ShouldContain("stopped by");
        (_, JsonElement actions) = await TinyProvince.RunJsonAsync("actions", "--warehouse", warehouse);
        actions.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("what").GetString()).Where(what => what!.StartsWith("jobs", StringComparison.Ordinal))
            .ShouldBe(["jobs run", "jobs pause", "jobs pause", "jobs resume", "jobs stop", "jobs stop"]);
    }

    [Theory]
    [InlineData("jobs run nothing --reason x", "There is no job 'nothing'")]
    [InlineData("jobs run refresh", "--reason")]
    [InlineData("jobs stop x --reason y", "There is no run x")]
    [InlineData("jobs show 999999", "There is no run 999999")]
    [InlineData("jobs history --state lost", "waiting, running")]
    public async Task WrongUsage_IsTold(string words, string told)
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync([.. words.Split(' '), "--warehouse", "sqlite:" + province.Warehouse]);
        exitCode.ShouldBe(2, error);
        error.ShouldContain(told);
    }
}
