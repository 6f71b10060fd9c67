using System.Text.Json;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Connectors.Http;

namespace BhytWarehouse.Etl.Tests.Connectors.Http;

public sealed class PxWebConnectorTests : IDisposable
{
    private const string Description = """
        {"title": "Dân số trung bình", "variables": [
          {"code": "Địa phương", "text": "Địa phương", "values": ["0", "1", "2"], "valueTexts": ["Cả nước", "11 Tỉnh A", "12 Tỉnh B"]},
          {"code": "Năm", "text": "Năm", "values": ["0", "1", "2", "3"], "valueTexts": ["2021", "2022", "2023", "Sơ bộ 2024"]}]}
        """;

    private readonly PullBench _bench = new();
    private string _updated = "2026-06-01T00:00:00Z";

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Pull_OfASmallTable_AsksForAllOfItAtOnce()
    {
        using StandInServer server = new(Answer);
        string text = await _bench.TextAsync(Table(server, mostCells: 12));
        text.ShouldContain("json-stat");
        server.Requests.Select(request => request.Method).ShouldBe(["GET", "POST"]);
        server.Requests[1].Body.ShouldContain("\"format\":\"json-stat2\"");
        (await _bench.PullAsync(Table(server, mostCells: 12))).State.ShouldBe(PullState.Unchanged);
    }

    [Fact]
    public async Task Pull_OfALargeTable_AsksYearByYearAndNeverForSomeAreasOnly()
    {
        using StandInServer server = new(Answer);
        PullOutcome outcome = await _bench.PullAsync(Table(server, mostCells: 7));
        outcome.Finding?.ToString().ShouldBeNull();
        outcome.Files.Count.ShouldBe(2);
        Asked(server.Requests[1], "Năm").ShouldBe(["0", "1"]);
        Asked(server.Requests[2], "Năm").ShouldBe(["2", "3"]);
        Asked(server.Requests[2], "Địa phương").ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public async Task Pull_OfOneChangedSlice_BringsThatOne()
    {
        using StandInServer server = new(Answer);
        await _bench.PullAsync(Table(server, mostCells: 6));
        _updated = "2026-06-02T00:00:00Z";
        (await _bench.PullAsync(Table(server, mostCells: 6))).Files.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Pull_OfATablePublishedAnewMeanwhile_DeliversNothing()
    {
        using StandInServer server = new(request =>
        {
            StandInAnswer answer = Answer(request);
            _updated = request.Method == "POST" ? _updated + "+" : _updated;
            return answer;
        });
        PullOutcome outcome = await _bench.PullAsync(Table(server, mostCells: 6));
        outcome.Finding!.Found.ShouldStartWith("slices of two editions");
        Directory.Exists(Path.Combine(_bench.Home, "drop", "NsoPopulation")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task Pull_WhenCellsAreRefused_NamesTheFormAndTheDropFolder(int status)
    {
        using StandInServer server = new(request => request.Method == "POST" ? StandInAnswer.Html(status) : StandInAnswer.Json(Description));
        PullOutcome outcome = await _bench.PullAsync(Table(server, mostCells: 100));
        outcome.Finding!.Where.ShouldStartWith("POST");
        outcome.Finding.Advice.ShouldContain("drop folder");
        outcome.Finding.Advice.ShouldContain("form");
    }

    [Fact]
    public async Task Pull_OfAChosenValueThatIsGone_SaysSo()
    {
        using StandInServer server = new(Answer);
        PullOutcome outcome = await _bench.PullAsync(new PxWebConnector(_bench.Exchange(), server.Address, new Dictionary<string, IReadOnlyList<string>> { ["Năm"] = ["9"] }, "", 100));
        outcome.Finding!.Found.ShouldBe("no value '9' of 'Năm'");
        (await _bench.PullAsync(new PxWebConnector(_bench.Exchange(), server.Address, new Dictionary<string, IReadOnlyList<string>> { ["Giới tính"] = ["9"] }, "", 100))).Finding!.Found.ShouldBe("no variable 'Giới tính'");
    }

    [Fact]
    public async Task Pull_OfASliceThatIsStillTooLarge_SaysWhatToChoose()
    {
        using StandInServer server = new(Answer);
        (await _bench.PullAsync(Table(server, mostCells: 2))).Finding!.Found.ShouldBe("12 cells, 3 for each value of 'Năm'");
    }

    [Theory]
    [InlineData("[{\"id\": \"V02\", \"type\": \"l\"}]")]
    [InlineData("{\"title\": \"x\"}")]
    public async Task Pull_OfAFolder_AsksForTheTable(string body)
    {
        using StandInServer server = new(_ => StandInAnswer.Json(body));
        (await _bench.PullAsync(Table(server, mostCells: 2))).Finding!.Found.ShouldBe("no list of variables");
    }

    private PxWebConnector Table(StandInServer server, int mostCells) =>
        new(_bench.Exchange(), new Uri(server.Address, "api/v1/vi/V02/V02.01.px"), new Dictionary<string, IReadOnlyList<string>>(), "", mostCells);

    private StandInAnswer Answer(StandInRequest request) => request.Method == "GET"
        ? StandInAnswer.Json(Description)
        : StandInAnswer.Of($"{{\"class\": \"dataset\", \"label\": \"json-stat\", \"updated\": \"{_updated}\", \"years\": \"{string.Join(' ', Asked(request, "Năm"))}\"}}\0");

    private static string[] Asked(StandInRequest request, string variable) =>
        [.. JsonDocument.Parse(request.Body).RootElement.GetProperty("query").EnumerateArray().Single(item => item.GetProperty("code").GetString() == variable).GetProperty("selection").GetProperty("values").EnumerateArray().Select(value => value.GetString()!)];
}
