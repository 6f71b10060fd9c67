using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class RadarCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private const string Silence = "UPDATE fact_SourceFreshness SET LastReceivedDateKey = 20191201, DueDateKey = 20200110 WHERE FeedCode = 'VssEnrolment' OR (FeedCode = 'VssClaims' AND FacilityKey <> -1)";

    [Fact]
    public async Task Radar_OfAFreshProvince_IsClear_AndStrictIsContent()
    {
        (int exitCode, string output, string error) = await TinyProvince.RunAsync(["radar", "--strict", "--warehouse", "sqlite:" + province.Warehouse]);

        exitCode.ShouldBe(0, output + error);
        output.ShouldContain("Nothing is missing");
        province.First.Output.ShouldContain("Radar of");
    }

    [Fact]
    public async Task Radar_OfASilentFeedAndFacilities_NamesThemWithTheirLastDay_AndChangesNothing()
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, Silence);

        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("radar", "--warehouse", "sqlite:" + warehouse);
        exitCode.ShouldBe(0);
        JsonElement[] alerts = [.. document.GetProperty("alerts").EnumerateArray()];
        JsonElement feed = alerts.Single(alert => alert.GetProperty("subjectKind").GetString() == "Feed");
        feed.GetProperty("feed").GetString().ShouldBe("VssEnrolment");
        feed.GetProperty("kind").GetString().ShouldBe("silence");
        feed.GetProperty("severity").GetString().ShouldBe("high");
        feed.GetProperty("since").GetString().ShouldBe("2019-12-02");
        feed.GetProperty("due").GetString().ShouldBe("2020-01-10");
        feed.GetProperty("adviceVietnamese").GetString()!.ShouldNotBeEmpty();
        alerts.Count(alert => alert.GetProperty("feed").GetString() == "VssClaims").ShouldBeGreaterThan(5);

        (_, string english, _) = await TinyProvince.RunAsync(["radar", "--warehouse", "sqlite:" + warehouse]);
        english.ShouldContain("Facilities that have not sent");
        english.ShouldContain("2019-12-01");
        (_, string vietnamese, _) = await TinyProvince.RunAsync(["radar", "--lang", "vi", "--warehouse", "sqlite:" + warehouse]);
        vietnamese.ShouldContain("Cơ sở chưa gửi");
        vietnamese.ShouldContain("im lặng");
        Count(warehouse, "SELECT COUNT(*) FROM fact_DeliveryAlert").ShouldBe(0);
    }

    [Fact]
    public async Task Radar_ByFeedAndFacility_ShowsOnlyTheirs_AndStrictFails()
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, Silence);

        (int strict, JsonElement one) = await TinyProvince.RunJsonAsync("radar", "--strict", "--feed", "vssclaims", "--facility", "00001", "--warehouse", "sqlite:" + warehouse);
        strict.ShouldBe(1);
        one.GetProperty("alerts").EnumerateArray().ShouldHaveSingleItem().GetProperty("subject").GetString().ShouldBe("00001");
        (int none, _) = await TinyProvince.RunJsonAsync("radar", "--strict", "--feed", "PpcTargets", "--warehouse", "sqlite:" + warehouse);
        none.ShouldBe(0);
        (await TinyProvince.RunAsync(["radar", "--since", "yesterday"])).ExitCode.ShouldBe(2);
        (await TinyProvince.RunAsync(["radar", "--feed", "Nothing"])).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Run_OnADayOnWhichNothingCame_KeepsTheSilence_AndClosesItAfterwards()
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, Silence);

        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("run", "--warehouse", "sqlite:" + warehouse);
        exitCode.ShouldBe(0);
        int open = document.GetProperty("radar").GetProperty("alerts").GetArrayLength();
        open.ShouldBeGreaterThan(5);
        Count(warehouse, "SELECT COUNT(*) FROM mart_DeliveryAlert WHERE IsOpen = 1").ShouldBe(open);
        document.GetProperty("refresh").GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("mart").GetString()).ShouldContain("mart.DeliveryAlert");

        DemoCommandTests.Change(warehouse, "UPDATE fact_SourceFreshness SET LastReceivedDateKey = 20991201, DueDateKey = 99991231 WHERE LastReceivedDateKey = 20191201");
        await TinyProvince.RunAsync(["run", "--warehouse", "sqlite:" + warehouse]);
        Count(warehouse, "SELECT COUNT(*) FROM mart_DeliveryAlert WHERE IsOpen = 1").ShouldBe(0);
        (_, JsonElement closed) = await TinyProvince.RunJsonAsync("radar", "--since", "2000-01-01", "--warehouse", "sqlite:" + warehouse);
        closed.GetProperty("closed").GetArrayLength().ShouldBe(open);
        closed.GetProperty("closed")[0].GetProperty("closure").GetString().ShouldBe("Arrived");
    }

    private static long Count(string warehouse, string sql)
    {
        using SqliteConnection connection = new($"Data Source={warehouse};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
