using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

/// <summary>What 'bhyt forecast' says of a province of two months, where much cannot be said yet, and of one with more.</summary>
public sealed class ForecastCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private string Warehouse => "sqlite:" + province.Warehouse;

    [Fact]
    public async Task Forecast_OfTwoMonths_SaysWhatIsMissingInsteadOfGuessing()
    {
        (int exitCode, string output, string error) = await TinyProvince.RunAsync(["forecast", "--warehouse", Warehouse]);

        exitCode.ShouldBe(0, error);
        output.ShouldContain("No two periods can be compared yet");
        output.ShouldContain("No curve yet");
        output.ShouldContain("nothing is forecast, fewer than four months");
        (await TinyProvince.RunAsync(["forecast", "--lang", "vi", "--warehouse", Warehouse])).Output.ShouldContain("Chưa có hai kỳ để so sánh");
    }

    [Fact]
    public async Task Costs_AgainstSomethingUnknown_IsWrongUsage()
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["forecast", "costs", "--against", "week", "--warehouse", Warehouse]);

        exitCode.ShouldBe(2);
        error.ShouldContain("expected year, year-quarter or quarter");
    }

    [Fact]
    public async Task Topics_OfSixMonths_AddUpAndAreToldInBothLanguages()
    {
        string folder = province.NewFolder();
        (await TinyProvince.RunAsync(["demo", "--dir", folder, "--people", "1500", "--dossiers", "400", "--months", "6"])).ExitCode.ShouldBe(0);
        string warehouse = "sqlite:" + Path.Combine(folder, "warehouse.db");

        (int exitCode, JsonElement costs) = await TinyProvince.RunJsonAsync("forecast", "costs", "--against", "quarter", "--warehouse", warehouse);
        exitCode.ShouldBe(0);
        JsonElement[] rows = [.. costs.GetProperty("costs").EnumerateArray()];
        rows.Length.ShouldBeGreaterThan(5);
        foreach (JsonElement row in rows)
        {
            decimal Of(string name) => row.GetProperty(name).GetDecimal();
            (Of("peopleEffectAmount") + Of("frequencyEffectAmount") + Of("mixEffectAmount") + Of("intensityEffectAmount") + Of("priceEffectAmount")).ShouldBe(Of("fundPaidAmount") - Of("baseFundPaidAmount"));
        }

        (_, string output, _) = await TinyProvince.RunAsync(["forecast", "costs", "--facility", "00001", "--warehouse", warehouse]);
        output.ShouldContain("2025-07 … 2025-09 against 2025-04 … 2025-06, 00001");
        output.ShouldContain("people treated");

        (_, JsonElement target) = await TinyProvince.RunJsonAsync("forecast", "target", "--warehouse", warehouse);
        JsonElement[] paths = [.. target.GetProperty("target").EnumerateArray()];
        paths.ShouldContain(path => path.GetProperty("unitLevel").GetString() == "Province" && path.GetProperty("goalYear").GetInt32() == 2025 && path.GetProperty("stateCode").GetString() == "Forecast" && path.GetProperty("reachRate").GetDecimal() >= 0);
        paths.ShouldContain(path => path.GetProperty("goalYear").GetInt32() == 2030 && path.GetProperty("stateCode").GetString() == "TooFar");
        (_, output, _) = await TinyProvince.RunAsync(["forecast", "target", "--unit", "00", "--lang", "vi", "--warehouse", warehouse]);
        output.ShouldContain("Chỉ tiêu bao phủ năm 2025, cơ sở dân số MPS-RES");
        (_, output, _) = await TinyProvince.RunAsync(["forecast", "target", "--late", "--basis", "MPS-RES", "--warehouse", warehouse]);
        output.ShouldContain("UBND xã 99");

        (_, JsonElement budget) = await TinyProvince.RunJsonAsync("forecast", "budget", "--warehouse", warehouse);
        JsonElement whole = budget.GetProperty("budget")[0];
        whole.GetProperty("facilityCode").GetString().ShouldBe("");
        whole.GetProperty("stateCode").GetString().ShouldBe("Forecast");
        whole.GetProperty("unknownMonthCount").GetInt32().ShouldBe(3);
        whole.GetProperty("overrunRate").GetDecimal().ShouldBeInRange(0, 1);
        (_, output, _) = await TinyProvince.RunAsync(["forecast", "budget", "--warehouse", warehouse]);
        output.ShouldContain("3 months of the year lie before the first claims");
        output.ShouldContain("No season is applied");

        (_, JsonElement survival) = await TinyProvince.RunJsonAsync("forecast", "survival", "--warehouse", warehouse);
        survival.GetProperty("survival").EnumerateArray().Count(point => point.GetProperty("cohortCode").GetString() == "Standing" && point.GetProperty("groupCode").GetString()!.Length == 0).ShouldBe(3);
        (await TinyProvince.RunAsync(["forecast", "survival", "--lang", "vi", "--group", "GD", "--warehouse", warehouse])).Output.ShouldContain("còn duy trì liên tục");
    }
}
