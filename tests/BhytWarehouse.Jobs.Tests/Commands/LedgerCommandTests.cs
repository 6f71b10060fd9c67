using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class LedgerCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Ledger_OfASoundWarehouse_BalancesInEveryFileAndLevel()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("ledger", "--warehouse", "sqlite:" + province.Warehouse);
        exitCode.ShouldBe(0);
        document.GetProperty("balanced").GetBoolean().ShouldBeTrue();
        foreach (var group in document.GetProperty("entries").EnumerateArray().GroupBy(entry => (entry.GetProperty("load").GetInt32(), entry.GetProperty("level").GetString())))
        {
            group.Where(entry => entry.GetProperty("state").GetString() == "received").Sum(entry => entry.GetProperty("now").GetDecimal())
                .ShouldBe(group.Where(entry => entry.GetProperty("state").GetString() != "received").Sum(entry => entry.GetProperty("now").GetDecimal()));
        }
    }

    [Theory]
    [InlineData("UPDATE fact_Claim SET FundPaidAmount = FundPaidAmount + 0.01 WHERE ClaimKey = (SELECT MIN(ClaimKey) FROM fact_Claim)", "amount level", "+0.01")]
    [InlineData("DELETE FROM fact_ClaimLine WHERE ClaimLineKey = (SELECT MIN(ClaimLineKey) FROM fact_ClaimLine)", "line level", "-1")]
    [InlineData("DELETE FROM fact_CardSpan WHERE CardSpanKey = (SELECT MIN(CardSpanKey) FROM fact_CardSpan)", "record level", "-1")]
    [InlineData("UPDATE audit_Ledger SET Quantity = Quantity - 1 WHERE LedgerKey = (SELECT MIN(LedgerKey) FROM audit_Ledger WHERE LevelCode = 2 AND StateCode = 1)", "record level", "received")]
    [InlineData("DELETE FROM audit_Ledger WHERE SourceFileKey = (SELECT MIN(SourceFileKey) FROM audit_SourceFile)", "file level", "in the ledger 0")]
    public async Task Ledger_OfATamperedWarehouse_NamesTheDifferenceAndExitsWith1(string tampering, string level, string said)
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, tampering);
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["ledger", "--verify", "--warehouse", "sqlite:" + warehouse]);
        exitCode.ShouldBe(1);
        output.ShouldContain("does not balance");
        output.ShouldContain(level);
        output.ShouldContain(said);
    }

    [Theory]
    [InlineData("UPDATE fact_IndicatorValue SET Numerator = Numerator + 0.01 WHERE IndicatorValueKey = (SELECT MIN(IndicatorValueKey) FROM fact_IndicatorValue WHERE IndicatorCode = 'K16')", "indicator.AverageCostPerVisit, Numerator, MonthKey ", "(+0.01)")]
    [InlineData("DELETE FROM fact_EnrolmentMonth WHERE rowid = (SELECT MIN(rowid) FROM fact_EnrolmentMonth)", "derive.EnrolmentMonth, MemberCount, MonthKey ", "derive.EnrolledPeople")]
    [InlineData("UPDATE fact_ControlTotal SET ControlQuantity = ControlQuantity - 1 WHERE TableName = 'FacilityMonth' AND MeasureName = 'ClaimCount'", "mart.FacilityMonth, ClaimCount: control total of figure run 1", "(+1)")]
    public async Task Ledger_WithAFigureTampered_NamesObjectSliceAndAmountAndExitsWith1(string tampering, string where, string amount)
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, tampering);
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["ledger", "--verify", "--warehouse", "sqlite:" + warehouse]);
        exitCode.ShouldBe(1);
        output.ShouldContain("Figures are not what the facts are");
        output.ShouldContain(where);
        output.ShouldContain(amount);
    }

    [Fact]
    public async Task Ledger_WithFigures_ShowsEveryStepToTheReports()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("ledger", "--figures", "--warehouse", "sqlite:" + province.Warehouse);
        exitCode.ShouldBe(0);
        JsonElement figures = document.GetProperty("figures");
        (figures.GetProperty("standing").GetString(), figures.GetProperty("run").GetInt32()).ShouldBe(("current", 1));
        figures.GetProperty("steps").EnumerateArray().ShouldAllBe(step => step.GetProperty("conserved").GetBoolean());
        JsonElement payment = figures.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("figure").GetString() == "mart.FacilityMonth" && step.GetProperty("measure").GetString() == "FundPaidAmount");
        payment.GetProperty("shown").GetDecimal().ShouldBe(payment.GetProperty("behind").GetDecimal());
        figures.GetProperty("controlTotals").EnumerateArray().Single(total => total.GetProperty("table").GetString() == "FacilityMonth" && total.GetProperty("measure").GetString() == "FundPaidAmount").GetProperty("quantity").GetDecimal()
            .ShouldBe(payment.GetProperty("shown").GetDecimal());

        (_, string output, _) = await TinyProvince.RunAsync(["ledger", "--figures", "--lang", "vi", "--warehouse", "sqlite:" + province.Warehouse]);
        output.ShouldContain("Từ dữ liệu gốc đến báo cáo");
        output.ShouldContain("mart.FacilityMonth");
    }

    [Fact]
    public async Task Ledger_OfOneLoadAndFeed_ShowsOnlyThat()
    {
        (_, JsonElement all) = await TinyProvince.RunJsonAsync("ledger", "--feed", "vssclaims", "--warehouse", "sqlite:" + province.Warehouse);
        int load = all.GetProperty("loads").EnumerateArray().ShouldHaveSingleItem().GetProperty("load").GetInt32();
        (_, JsonElement one) = await TinyProvince.RunJsonAsync("ledger", "--load", $"{load}", "--month", "2025-04", "--facility", "00001", "--warehouse", "sqlite:" + province.Warehouse);
        one.GetProperty("entries").GetArrayLength().ShouldBeGreaterThan(0);
        one.GetProperty("periods").EnumerateArray().ShouldAllBe(period => period.GetProperty("month").GetInt32() == 202504);
        (await TinyProvince.RunAsync(["ledger", "--load", "999", "--warehouse", "sqlite:" + province.Warehouse])).ExitCode.ShouldBe(1);
    }
}
