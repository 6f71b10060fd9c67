using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class PeriodCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Period_FromClosingToSecondClosing_IsTheWholeStoryOfAMonth()
    {
        string warehouse = province.Copy();
        (int exitCode, JsonElement closed) = await RunJsonAsync("period", "close", "2025-04", "--reason", "settled with the fund");
        exitCode.ShouldBe(0);
        JsonElement closing = closed.GetProperty("closing");
        (closing.GetProperty("month").GetInt32(), closing.GetProperty("number").GetInt32(), closing.GetProperty("reason").GetString()).ShouldBe((202504, 1, "settled with the fund"));
        closing.GetProperty("dossiers").GetInt32().ShouldBeGreaterThan(10);
        (await RunAsync("period", "close", "2025-04", "--reason", "again")).Error.ShouldContain("first 'bhyt period reopen 2025-04'");

        (_, JsonElement before) = await RunJsonAsync("period", "show", "2025-04");
        before.GetProperty("isAsFrozen").GetBoolean().ShouldBeTrue();
        before.GetProperty("facilities").EnumerateArray().ShouldAllBe(facility => !facility.GetProperty("isRevised").GetBoolean());
        before.GetProperty("indicators").GetArrayLength().ShouldBe(0);
        before.GetProperty("indicatorCount").GetInt32().ShouldBeGreaterThan(20);
        (await RunAsync("period", "show", "2025-04")).Output.ShouldContain("Nothing arrived for this month since");

        (string facility, string claim) = DossierOf(warehouse, 202504);
        (await RunAsync("withdraw", "--facility", facility, "--claim", claim, "--reason", "sent twice")).ExitCode.ShouldBe(0);
        (await RunAsync("period", "close", "2025-05", "--reason", "too early")).Error.ShouldContain("'bhyt run' computes them");
        (await RunAsync("run")).ExitCode.ShouldBe(0);
        (await RunAsync("period", "close", "2025-05", "--reason", "now")).ExitCode.ShouldBe(0);

        (_, JsonElement after) = await RunJsonAsync("period", "show", "2025-04");
        JsonElement revised = after.GetProperty("facilities").EnumerateArray().Where(row => row.GetProperty("isRevised").GetBoolean()).ShouldHaveSingleItem();
        revised.GetProperty("facilityCode").GetString().ShouldBe(facility);
        revised.GetProperty("withdrawnCount").GetInt32().ShouldBe(1);
        (revised.GetProperty("atClosingAmount").GetDecimal() + revised.GetProperty("addedAmount").GetDecimal() + revised.GetProperty("changedAmount").GetDecimal() + revised.GetProperty("withdrawnAmount").GetDecimal()).ShouldBe(revised.GetProperty("nowAmount").GetDecimal());
        after.GetProperty("indicators").EnumerateArray().ShouldContain(indicator => indicator.GetProperty("indicatorCode").GetString() == "K16");
        string shown = (await RunAsync("period", "show", "2025-04")).Output;
        shown.ShouldContain("at closing + added + changed + withdrawn = now");
        shown.ShouldContain(facility);
        (await RunAsync("period", "show", "2025-04", "--lang", "vi")).Output.ShouldContain("khi khóa + thêm + sửa + rút = hiện nay");

        (await RunAsync("period", "reopen", "2025-04", "--reason", "settled anew")).ExitCode.ShouldBe(0);
        (await RunAsync("period", "close", "2025-04", "--reason", "settled anew")).Output.ShouldContain("number 2");
        (_, JsonElement list) = await RunJsonAsync("period", "list");
        list.GetProperty("closings").EnumerateArray().Select(row => (row.GetProperty("month").GetInt32(), row.GetProperty("number").GetInt32(), row.GetProperty("isReopened").GetBoolean())).ShouldBe([(202504, 1, true), (202504, 2, false), (202505, 1, false)]);
        (await RunAsync("period", "list", "--lang", "vi")).Output.ShouldContain("mở lại");
        (_, JsonElement actions) = await RunJsonAsync("actions");
        actions.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("what").GetString()).ShouldBe(["period close", "withdraw", "period close", "period reopen", "period close"]);
        (await RunAsync("doctor")).Output.ShouldContain("what 3 closings froze is there unchanged");

        DemoCommandTests.Change(warehouse, "UPDATE fact_ClaimAtClosing SET FundPaidAmount = FundPaidAmount + 1 WHERE PeriodClosingKey = 1 AND ClaimKey = (SELECT MIN(ClaimKey) FROM fact_ClaimAtClosing)");
        (await RunAsync("doctor")).Output.ShouldContain("what closing 1 froze is not there as it was");
        (int changed, string output, _) = await RunAsync("period", "show", "2025-04", "--closing", "1");
        changed.ShouldBe(1);
        output.ShouldContain("NOT there as it was");

        Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] words) => TinyProvince.RunAsync([.. words, "--warehouse", "sqlite:" + warehouse]);
        Task<(int ExitCode, JsonElement Document)> RunJsonAsync(params string[] words) => TinyProvince.RunJsonAsync([.. words, "--warehouse", "sqlite:" + warehouse]);
    }

    [Theory]
    [InlineData(0, "", "period")]
    [InlineData(0, "", "period", "list")]
    [InlineData(2, "'2025/06' is not a month yyyy-MM", "period", "close", "2025/06", "--reason", "x")]
    [InlineData(2, "--reason is missing", "period", "close", "2025-04")]
    [InlineData(2, "MONTH is missing", "period", "show")]
    [InlineData(2, "not understood", "period", "open")]
    [InlineData(1, "is not over yet", "period", "close", "2999-01", "--reason", "x")]
    [InlineData(1, "neither a dossier nor a figure of 2019-01", "period", "close", "2019-01", "--reason", "x")]
    [InlineData(1, "is not closed, so there is nothing to reopen", "period", "reopen", "2025-04", "--reason", "x")]
    [InlineData(1, "2025-04 has no closing", "period", "show", "2025-04")]
    [InlineData(1, "8 digits in a row", "period", "close", "2025-04", "--reason", "card 4012345678")]
    public async Task Period_AskedOrWronglyUsed_SaysWhatIsWrong(int expected, string said, params string[] words)
    {
        (int exitCode, string output, string error) = await TinyProvince.RunAsync([.. words, "--warehouse", "sqlite:" + province.Warehouse]);

        exitCode.ShouldBe(expected, error);
        (expected == 0 ? output : error).ShouldContain(expected == 0 ? "No month was closed" : said);
    }

    private static (string Facility, string Claim) DossierOf(string warehouse, int month)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={warehouse};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT facility.FacilityCode, claim.ClaimNumber FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey WHERE claim.FundPaidAmount > 0 AND claim.SettlementMonthKey = @month ORDER BY claim.ClaimKey LIMIT 1";
        command.Parameters.AddWithValue("@month", month);
        using Microsoft.Data.Sqlite.SqliteDataReader reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        return (reader.GetString(0), reader.GetString(1));
    }
}
