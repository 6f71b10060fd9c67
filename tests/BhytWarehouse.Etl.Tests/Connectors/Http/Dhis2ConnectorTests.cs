using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Connectors.Http;

namespace BhytWarehouse.Etl.Tests.Connectors.Http;

public sealed class Dhis2ConnectorTests : IDisposable
{
    private readonly PullBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Analytics_OfTwoPeriods_AsksForEachWithTheToken()
    {
        _bench.Variables["DHIS2_TOKEN"] = "d2pat_x";
        using StandInServer server = new(request => StandInAnswer.Json($"{{\"headers\": [], \"rows\": [], \"asked\": \"{string.Join(' ', request.Query("dimension"))}\"}}"));
        PullOutcome outcome = await _bench.PullAsync(new Dhis2AnalyticsConnector(_bench.Exchange(), new Uri(server.Address, "api"), ["BEDS", "STAFF"], ["202501", "2025Q1"], ["LEVEL-3"], new SignIn("token", "", "DHIS2_TOKEN", _bench.ReadVariable)), feed: "MohStatistics");
        outcome.Finding?.ToString().ShouldBeNull();
        outcome.Files.ShouldBe(["source-202501-20260701T030000Z.json", "source-2025Q1-20260701T030000Z.json"]);
        server.Requests[0].Path.ShouldBe("/api/analytics.json");
        server.Requests[0].Query("dimension").ShouldBe(["dx:BEDS;STAFF", "pe:202501", "ou:LEVEL-3"]);
        server.Requests[0].Header("Authorization").ShouldBe("ApiToken d2pat_x");
    }

    [Fact]
    public async Task Analytics_OfAConflict_TellsTheCodeAndNotTheMessage()
    {
        using StandInServer server = new(_ => StandInAnswer.Json("{\"httpStatus\": \"Conflict\", \"errorCode\": \"E7124\", \"message\": \"user someone\"}", 409));
        PullOutcome outcome = await _bench.PullAsync(new Dhis2AnalyticsConnector(_bench.Exchange(), server.Address, ["BEDS"], ["202501"], ["LEVEL-3"], null));
        outcome.Finding!.Found.ShouldBe("HTTP 409 (E7124)");
        outcome.Finding.ToString().ShouldNotContain("someone");
    }

    [Fact]
    public async Task DataValues_AfterTheFirstPull_AsksForWhatChangedSinceTheLastValueRead()
    {
        string values = Value("BEDS", "120", "2026-06-30T10:00:00.000+0000") + "," + Value("STAFF", "80", "2026-06-29T10:00:00.000+0000");
        using StandInServer server = new(_ => StandInAnswer.Json(values.Length == 0 ? "{}" : $"{{\"dataValues\": [{values}]}}"));
        Dhis2DataValueConnector connector = new(_bench.Exchange(), new Uri(server.Address, "api/"), "MONTHLY", ["202506"], ["P00"], TimeSpan.FromHours(2), null);
        (await _bench.PullAsync(connector)).State.ShouldBe(PullState.Received);
        server.Requests[0].Query("lastUpdated").ShouldBeEmpty();
        server.Requests[0].Query("orgUnit").ShouldBe(["P00"]);

        // The overlap brings the last value once more.
        values = Value("BEDS", "120", "2026-06-30T10:00:00.000+0000");
        await _bench.PullAsync(connector);
        server.Requests[1].Query("lastUpdated").ShouldBe(["2026-06-30T08:00:00.000Z"]);
        (await _bench.PullAsync(connector)).State.ShouldBe(PullState.Unchanged);

        values = "";
        (await _bench.PullAsync(connector)).State.ShouldBe(PullState.Unchanged);
        await _bench.PullAsync(connector);
        server.Requests[^1].Query("lastUpdated").ShouldBe(["2026-06-30T08:00:00.000Z"], "a pull that read nothing moves nothing");
    }

    private static string Value(string element, string value, string updated) => $"{{\"dataElement\": \"{element}\", \"period\": \"202506\", \"orgUnit\": \"99001\", \"value\": \"{value}\", \"lastUpdated\": \"{updated}\"}}";
}
