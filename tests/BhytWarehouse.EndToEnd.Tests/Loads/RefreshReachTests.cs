using System.Text.Json;
using BhytWarehouse.EndToEnd.Tests.KnownFailures;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Sources.NsoPopulation;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;
using BhytWarehouse.Schema;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>A report is refreshed whenever something that it is made of changed, however many steps lie between.</summary>
public sealed class RefreshReachTests : IDisposable
{
    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Run_AfterFactsThatAreRestated_RefreshesTheCoverageThatStandsOnThem()
    {
        _bench.Drop("VssEnrolment", "one.csv", Bytes(EnrolmentFileText.Csv(EnrolmentFileText.Row(1), EnrolmentFileText.Row(2))));
        _bench.Drop("NsoPopulation", "one.json", Bytes(PopulationTableText.Titled().ToJsonString()));
        (await TablesOfARunAsync()).ShouldContain("CoverageMonth");
        (await TablesOfARunAsync()).ShouldBeEmpty();

        // The same province and years: no dimension changes, only the count.
        _bench.Drop("NsoPopulation", "two.json", Bytes(PopulationTableText.Titled().With(table => table["updated"] = "2026-06-20T10:00:00+07:00").Values("[60.1, 61.9]").ToJsonString()));
        (await TablesOfARunAsync()).ShouldContain("CoverageMonth");
        _bench.Drop("VssEnrolment", "two.csv", Bytes(EnrolmentFileText.Csv(EnrolmentFileText.Row(3))));
        (await TablesOfARunAsync()).ShouldContain("CoverageMonth");
    }

    [Fact]
    public async Task Run_AfterAWithdrawal_ComputesTheFiguresAnewAndRefreshesWhatTheDossierWasIn()
    {
        _bench.Drop("VssClaims", "one.xml", FailureBench.Claims("LK-1", "LK-2"));
        await TablesOfARunAsync();
        const string Visits = "SELECT CAST(SUM(Denominator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K16'";
        _bench.Home.Count(Visits).ShouldBe(2);

        (await _bench.BhytAsync("withdraw", "--facility", "00101", "--claim", "LK-1", "--reason", "a test")).ExitCode.ShouldBe(0);

        string[] refreshed = await TablesOfARunAsync();
        ((string[])["FacilityMonth", "FacilityCostGroupMonth", "FacilityReportingMonth", "SettlementMatch", "WithdrawnDossierMonth"]).Except(refreshed).ShouldBeEmpty();
        _bench.Home.Count(Visits).ShouldBe(1);
        _bench.Home.Rows("SELECT ReceivedDossierCount, StandingDossierCount, WithdrawnDossierCount FROM fact_DossierReceipt", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2))).ShouldBe([(2, 1, 1)]);
        (await TablesOfARunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_AfterAClosingAndACorrectionOfItsMonth_RefreshesTheRevisions()
    {
        _bench.Drop("VssClaims", "one.xml", FailureBench.Claims("LK-1", "LK-2"));
        await TablesOfARunAsync();

        (await _bench.BhytAsync("period", "close", "2025-05", "--reason", "a test")).ExitCode.ShouldBe(0);
        (await TablesOfARunAsync()).ShouldBe(["ControlTotal", "IndicatorRevision", "PeriodRevision"], ignoreOrder: true);

        _bench.Drop("VssClaims", "two.xml", FailureBench.Correction("LK-1"));
        ((string[])["IndicatorRevision", "PeriodRevision", "FacilityMonth"]).Except(await TablesOfARunAsync()).ShouldBeEmpty();
        _bench.Home.Rows("SELECT ChangedDossierCount, FacilityChargeChangedAmount FROM mart_PeriodRevision", reader => (reader.GetInt32(0), reader.GetDecimal(1))).ShouldBe([(1, 7000m)]);
        _bench.Home.Rows("SELECT NumeratorDifference FROM mart_IndicatorRevision WHERE IndicatorCode = 'K16'", reader => reader.GetDecimal(0)).ShouldBe([7000m]);
    }

    [Fact]
    public void TablesThatNoLoadFills_AreFollowedToWhatTheyAreMadeOf()
    {
        HashSet<string> delivered = [.. SourceRegister.All.Sources.SelectMany(source => source.Delivery.Facts).Select(fact => "fact." + fact.Fact)];
        string[] unnamed = [.. WarehouseSchema.Objects.Where(item => item.Schema is "dim" or "fact" && item.Kind == WarehouseObjectKind.Table && item.Columns.All(column => column.Name != "LoadRunKey"))
            .Select(item => $"{item.Schema}.{item.Name}").Except(delivered).Except(["fact.IndicatorValue", "dim.Date"])];

        unnamed.ShouldNotBeEmpty();
        unnamed.Except(ViewReads.All.Keys).ShouldBeEmpty();
    }

    private async Task<string[]> TablesOfARunAsync()
    {
        (int exitCode, JsonElement run) = await _bench.BhytJsonAsync("run");
        exitCode.ShouldBe(0, run.GetRawText());
        return [.. run.GetProperty("refresh").GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("table").GetString()!)];
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
