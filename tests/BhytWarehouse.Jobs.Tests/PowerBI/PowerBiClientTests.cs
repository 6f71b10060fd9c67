using System.Text.Json.Nodes;
using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class PowerBiClientTests
{
    private static readonly EnhancedRefresh TwoTables = new([new RefreshTarget("CoverageByMonth"), new RefreshTarget("FundPayment")]);

    [Fact]
    public async Task Ask_EnhancedRefresh_LeavesOutNotifyOptionAndIsTransactional()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        await bench.Client().AskRefreshAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, TwoTables, CancellationToken.None);

        JsonObject body = JsonNode.Parse(bench.Service.Posts.Single().RequestBody)!.AsObject();
        body.Select(pair => pair.Key).ShouldBe(["type", "commitMode", "objects"]);
        body["type"]!.GetValue<string>().ShouldBe("Full");
        body["commitMode"]!.GetValue<string>().ShouldBe("Transactional");
        body["objects"]!.AsArray().Select(entry => entry!["table"]!.GetValue<string>()).ShouldBe(["CoverageByMonth", "FundPayment"]);
    }

    [Fact]
    public async Task Ask_TimeoutLongerThanADay_IsWrittenInHours()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        await bench.Client().AskRefreshAsync(
            PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, TwoTables with { Timeout = new TimeSpan(1, 2, 3, 4), ApplyRefreshPolicy = false }, CancellationToken.None);

        JsonNode body = JsonNode.Parse(bench.Service.Posts.Single().RequestBody)!;
        body["timeout"]!.GetValue<string>().ShouldBe("26:03:04");
        body["applyRefreshPolicy"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Ask_NoTable_IsRefusedBecauseTheServiceWouldRefreshAll()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        await Should.ThrowAsync<InvalidOperationException>(() =>
            bench.Client().AskRefreshAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, new EnhancedRefresh([]), CancellationToken.None));
        bench.Service.Exchanges.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_LocationAndHeaderDiffer_TakesTheLastSegmentOfLocation()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        RefreshAnswer answer = await AskAsync(bench.Client());

        StandInExchange post = bench.Service.Posts.Single();
        post.RequestIdHeader.ShouldNotBeNull();
        answer.Kind.ShouldBe(RefreshAnswerKind.Accepted);
        answer.RequestId.ShouldNotBe(post.RequestIdHeader);
        post.Location.ShouldEndWith("/" + answer.RequestId);
    }

    [Fact]
    public async Task Ask_NoLocation_FallsBackToTheRequestIdHeader()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { HasLocation = false });

        RefreshAnswer answer = await AskAsync(bench.Client());

        answer.RequestId.ShouldBe(bench.Service.Posts.Single().RequestIdHeader);
    }

    [Fact]
    public async Task Ask_NeitherHeader_IsAcceptedWithoutId()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { HasLocation = false, HasRequestIdHeader = false });

        (await AskAsync(bench.Client())).Kind.ShouldBe(RefreshAnswerKind.AcceptedWithoutId);
    }

    [Theory]
    [InlineData(409, "", PowerBiFaultKind.AlreadyRunning)]
    [InlineData(400, PowerBiStandIn.AlreadyExecuting, PowerBiFaultKind.AlreadyRunning)]
    [InlineData(400, """{"error":{"code":"InvalidRequest","message":"Something else"}}""", PowerBiFaultKind.Refused)]
    [InlineData(400, """{"message":"Number of refresh requests in last 24 hours exceeded limit"}""", PowerBiFaultKind.QuotaExceeded)]
    [InlineData(429, """{"error":{"code":"Request Throttled","message":"Number of refresh requests in last 24 hours exceeded limit"}}""", PowerBiFaultKind.QuotaExceeded)]
    [InlineData(415, """{"error":{"code":"InvalidRequest","message":"Invalid dataset"}}""", PowerBiFaultKind.Refused)]
    [InlineData(401, """{"Message":"API is not accessible for application"}""", PowerBiFaultKind.NoAccess)]
    [InlineData(403, """{"Message":"API is not accessible for application"}""", PowerBiFaultKind.NoAccess)]
    [InlineData(403, "", PowerBiFaultKind.NoAccess)]
    [InlineData(404, """{"error":{"code":"PowerBIEntityNotFound"}}""", PowerBiFaultKind.NotFound)]
    public async Task Ask_Refusal_IsToldApartAndNeverRepeated(int status, string body, PowerBiFaultKind expected)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", status, body));

        RefreshAnswer answer = await AskAsync(bench.Client());

        answer.Kind.ShouldBe(RefreshAnswerKind.Refused);
        answer.Fault!.Kind.ShouldBe(expected);
        answer.Fault.Raw.ShouldBe(body);
        answer.Fault.SupportId.ShouldBe("support-POST");
        bench.Service.Posts.Count().ShouldBe(1);
        bench.Service.TakenCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"error":{"code":"C","message":"text b","details":[{"message":"more","target":"t"}]}}""", "C", "text b; more")]
    [InlineData("""{"error":{"code":"C","pbi.error":{"code":"C","parameters":{},"details":[{"code":"DetailsMessage","detail":{"type":1,"value":"text c"}},{"code":"AnalysisServicesErrorCode","detail":{"type":1,"value":"3239575574"}}]}}}""", "C", "text c; AnalysisServicesErrorCode 3239575574")]
    [InlineData("""{"message":"text d"}""", null, "text d")]
    [InlineData("""{"Message":"text d"}""", null, "text d")]
    [InlineData("", null, null)]
    [InlineData("<html>no</html>", null, null)]
    [InlineData("[1,2]", null, null)]
    [InlineData("""{"error":"invalid","error_description":"text"}""", "invalid", "text")]
    [InlineData("""{"error":{"code":5,"message":{"odd":true},"details":"odd","pbi.error":[]}}""", "5", null)]
    public async Task Fault_EachShapeOfBody_GivesCodeAndText(string body, string? code, string? message)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", 422, body));

        PowerBiFault fault = (await AskAsync(bench.Client())).Fault!;

        (fault.Code, fault.Message, fault.Raw).ShouldBe((code, message, body));
    }

    [Fact]
    public async Task Fault_DetailsInHeader_GiveCodeAndText()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", 400, Headers: ("X-PowerBI-Error-Details", """{"error":{"code":"FromHeader","message":"text a"}}""")));

        PowerBiFault fault = (await AskAsync(bench.Client())).Fault!;

        (fault.Code, fault.Message).ShouldBe(("FromHeader", "text a"));
    }

    [Fact]
    public async Task Fault_HugeBody_IsKeptCut()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", 400, new string('x', 100_000)));

        (await AskAsync(bench.Client())).Fault!.Raw.Length.ShouldBe(4001);
    }

    [Fact]
    public async Task Ask_Throttled_WaitsAsLongAsTheServiceSaysAndAsksAgain()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.ThrottleAfter(0);

        RefreshAnswer answer = await AskAsync(bench.Client());

        answer.Kind.ShouldBe(RefreshAnswerKind.Accepted);
        bench.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(33)]);
        bench.Service.TakenCount.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_ThrottledForHours_IsHandedBackAtOnce()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", 429, """{"message":"You have exceeded the amount of requests allowed. Retry in 9392 seconds."}"""));

        RefreshAnswer answer = await AskAsync(bench.Client());

        answer.Fault!.Kind.ShouldBe(PowerBiFaultKind.Throttled);
        answer.Fault.RetryAfter.ShouldBe(TimeSpan.FromSeconds(9392));
        bench.Clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task History_ServiceFailsThreeTimes_IsReadAfterGrowingPauses()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("GET", 503), new CannedAnswer("GET", 500, "<html>"), new CannedAnswer("GET", 200, "<html>sign in</html>"));
        bench.Service.BeginForeign("Scheduled", TimeSpan.FromHours(1));

        IReadOnlyList<RefreshHistoryRow> history = await HistoryAsync(bench);

        history.Single().RefreshType.ShouldBe("Scheduled");
        bench.Clock.Waits.Count.ShouldBe(3);
        bench.Clock.Waits.ShouldAllBe(wait => wait > TimeSpan.Zero && wait <= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task History_ServiceStaysDown_EndsWithTheFaultAfterTheRetries()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer([.. Enumerable.Range(0, 20).Select(_ => new CannedAnswer("GET", 503))]);

        PowerBiFaultException exception = await Should.ThrowAsync<PowerBiFaultException>(() => HistoryAsync(bench));

        exception.Fault.Status.ShouldBe(503);
        bench.Service.Exchanges.Count.ShouldBe(1 + bench.Options.Retries);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task Ask_ServerError_IsUnclearAndNotRepeated(int status)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", status, ActsFirst: true));

        RefreshAnswer answer = await AskAsync(bench.Client());

        answer.Kind.ShouldBe(RefreshAnswerKind.Unclear);
        bench.Service.Posts.Count().ShouldBe(1);
        bench.Service.TakenCount.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_ReplyTimesOut_IsUnclearAndNotRepeated()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        using LosingHandler loses = new(HttpMethod.Post, reachesService: true, new TaskCanceledException("late", new TimeoutException("no reply in time")));

        RefreshAnswer answer = await AskAsync(bench.Client(loses));

        answer.Kind.ShouldBe(RefreshAnswerKind.Unclear);
        answer.Fault!.Message.ShouldBe("no reply in time");
        bench.Service.TakenCount.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_NoConnectionMade_IsRepeatedBecauseNothingWasSent()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        using LosingHandler loses = new(HttpMethod.Post, reachesService: false, new HttpRequestException(HttpRequestError.NameResolutionError), new HttpRequestException(HttpRequestError.ConnectionError));

        RefreshAnswer answer = await AskAsync(bench.Client(loses));

        answer.Kind.ShouldBe(RefreshAnswerKind.Accepted);
        bench.Service.TakenCount.ShouldBe(1);
        bench.Clock.Waits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Ask_ServerNotListening_IsTakenForNotSent()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        PowerBiClient client = bench.Client();
        await bench.Service.DisposeAsync();

        RefreshAnswer answer = await AskAsync(client);

        answer.Kind.ShouldBe(RefreshAnswerKind.Refused);
        answer.Fault!.Kind.ShouldBe(PowerBiFaultKind.NotSent);
    }

    [Fact]
    public async Task Ask_SentToTheHomeCluster_ArrivesThereWithMethodBodyAndToken()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        await using PowerBiStandIn home = await PowerBiStandIn.StartAsync(bench.Clock);
        bench.Service.HomeCluster = home.BaseUrl;

        RefreshAnswer answer = await AskAsync(bench.Client());

        answer.Kind.ShouldBe(RefreshAnswerKind.Accepted);
        StandInExchange arrived = home.Exchanges.Single();
        arrived.Method.ShouldBe("POST");
        arrived.Authorization.ShouldBe("Bearer " + PowerBiStandIn.GoodToken);
        arrived.RequestBody.ShouldBe(bench.Service.Posts.Single().RequestBody);
        arrived.RequestBody.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/refreshes")]
    [InlineData("https://notpowerbi.com/refreshes")]
    [InlineData("http://api.powerbi.com/refreshes")]
    public async Task Ask_SentToAStranger_DoesNotCarryTheTokenThere(string location)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", 307, Headers: ("Location", location)));

        RefreshAnswer answer = await AskAsync(bench.Client());

        answer.Fault!.Message!.ShouldContain("RedirectDomains");
        bench.Service.Exchanges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_RedirectedInACircle_Ends()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.HomeCluster = bench.Service.BaseUrl;

        (await AskAsync(bench.Client())).Fault!.Message.ShouldBe("too many redirects");
    }

    [Theory]
    [InlineData(PowerBiStandIn.ExpiredToken)]
    [InlineData("malformed")]
    public async Task Ask_TokenRefused_IsRenewedOnce(string first)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        RotatingTokens tokens = new(first, PowerBiStandIn.RenewedToken);

        RefreshAnswer answer = await AskAsync(bench.Client(tokens: tokens));

        answer.Kind.ShouldBe(RefreshAnswerKind.Accepted);
        tokens.RenewCount.ShouldBe(1);
        bench.Service.TakenCount.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_RenewedTokenRefusedToo_EndsAfterTwoCalls()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        RotatingTokens tokens = new(PowerBiStandIn.ExpiredToken, PowerBiStandIn.ExpiredToken);

        RefreshAnswer answer = await AskAsync(bench.Client(tokens: tokens));

        answer.Fault!.Kind.ShouldBe(PowerBiFaultKind.TokenRefused);
        bench.Service.Exchanges.Count.ShouldBe(2);
        tokens.RenewCount.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_NoAccessToTheWorkspace_RenewsNoToken()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        RotatingTokens tokens = new(PowerBiStandIn.GoodToken, PowerBiStandIn.RenewedToken);

        RefreshAnswer answer = await bench.Client(tokens: tokens).AskRefreshAsync(PowerBiStandIn.ForeignWorkspace, PowerBiStandIn.Dataset, TwoTables, CancellationToken.None);

        (answer.Fault!.Kind, answer.Fault.Status, answer.Fault.Code).ShouldBe((PowerBiFaultKind.NoAccess, 401, "GroupNotAccessible"));
        tokens.RenewCount.ShouldBe(0);
    }

    [Fact]
    public async Task Ask_ConditionalAccess_SaysSo()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", 401, Headers: ("WWW-Authenticate", "Bearer error=\"insufficient_claims\", claims=\"x\"")));

        (await AskAsync(bench.Client())).Fault!.Code.ShouldBe("insufficient_claims");
    }

    [Fact]
    public async Task History_UnknownModel_ReadsTheTextUnderDetails()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        PowerBiFaultException exception = await Should.ThrowAsync<PowerBiFaultException>(() =>
            bench.Client().ReadHistoryAsync(PowerBiStandIn.Workspace, Guid.Empty, 1, CancellationToken.None));

        exception.Fault.Kind.ShouldBe(PowerBiFaultKind.NotFound);
        exception.Fault.Message.ShouldBe("The model is not there or may not be seen");
    }

    [Fact]
    public async Task History_SameRequestTwice_KeepsTheLatestRow()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("GET", 200, """
            {"value":[
              {"requestId":"a","refreshType":"ReliableProcessing","startTime":"2026-07-01T02:00:00Z","endTime":"2026-07-01T02:05:00Z","status":"Failed",
               "serviceExceptionJson":"{\"error\":{\"code\":\"DM_GWPipeline\",\"pbi.error\":{\"code\":\"DM_GWPipeline\",\"details\":[]}}} Table: FundPayment."},
              {"requestId":"a","refreshType":"ViaEnhancedApi","startTime":"2026-07-01T01:59:00Z","status":"Unknown"},
              {"requestId":"b","refreshType":"OnDemand","startTime":"2026-07-01T01:00:00Z","endTime":"2026-07-01T01:05:00Z","status":"SomethingNew"},
              {"startTime":"not a time","status":7,"extra":{}}]}
            """));

        IReadOnlyList<RefreshHistoryRow> history = await HistoryAsync(bench);

        RefreshHistoryRow latest = history.Single(row => row.RequestId == "a");
        latest.State.ShouldBe(RefreshState.Failed);
        latest.Cause.ShouldBe("DM_GWPipeline: Table: FundPayment.");
        history.Single(row => row.RequestId == "b").State.ShouldBe(RefreshState.EndedUnclear);
        history.Single(row => row.RequestId is null).State.ShouldBe(RefreshState.Running);
    }

    [Theory]
    [InlineData(202, """{"status":"InProgress"}""", RefreshState.Running)]
    [InlineData(202, """{"status":"Unknown","extendedStatus":"NotStarted"}""", RefreshState.Running)]
    [InlineData(200, """{"status":"Unknown","extendedStatus":"SomethingNew"}""", RefreshState.Running)]
    [InlineData(200, """{"status":"Odd","extendedStatus":"SomethingNew","endTime":"2026-07-01T03:00:00"}""", RefreshState.EndedUnclear)]
    [InlineData(200, """{"status":"Completed","extendedStatus":"Completed","endTime":"2026-07-01T03:00:00"}""", RefreshState.Completed)]
    [InlineData(200, """{"Status":"completed","EndTime":"2026-07-01T03:00:00"}""", RefreshState.Completed)]
    [InlineData(200, """{"status":"Failed","extendedStatus":"TimedOut","endTime":"2026-07-01T03:00:00"}""", RefreshState.TimedOut)]
    [InlineData(200, """{"status":"Unknown","extendedStatus":"Cancelled"}""", RefreshState.Cancelled)]
    [InlineData(200, """{"status":"Disabled"}""", RefreshState.Disabled)]
    [InlineData(200, """{"status":"Completed","objects":[{"table":"FundPayment","status":"Failed"}]}""", RefreshState.Failed)]
    public async Task Details_EachWordOfTheService_IsReadAsItsState(int status, string body, RefreshState expected)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("GET", status, body));

        RefreshDetails? details = await bench.Client().FindDetailsAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, Guid.Empty.ToString(), CancellationToken.None);

        details!.State.ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-07-01T08:40:31.57")]
    [InlineData("2026-07-01T08:40:31.57Z")]
    [InlineData("2026-07-01T15:40:31.57+07:00")]
    public async Task Details_TimeWithOrWithoutZone_IsUtc(string written)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("GET", 202, $$"""{"startTime":"{{written}}"}"""));

        RefreshDetails? details = await bench.Client().FindDetailsAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, Guid.Empty.ToString(), CancellationToken.None);

        details!.StartTime.ShouldBe(new DateTimeOffset(2026, 7, 1, 8, 40, 31, 570, TimeSpan.Zero));
    }

    [Fact]
    public async Task Cancel_RunningRefresh_StopsIt()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        PowerBiClient client = bench.Client();
        string requestId = (await AskAsync(client)).RequestId!;

        (await client.CancelRefreshAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, requestId, CancellationToken.None)).ShouldBeTrue();

        RefreshDetails? details = await client.FindDetailsAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, requestId, CancellationToken.None);
        details!.State.ShouldBe(RefreshState.Cancelled);
        (await client.CancelRefreshAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, Guid.Empty.ToString(), CancellationToken.None)).ShouldBeFalse();
    }

    private static Task<RefreshAnswer> AskAsync(PowerBiClient client) =>
        client.AskRefreshAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, TwoTables, CancellationToken.None);

    private static Task<IReadOnlyList<RefreshHistoryRow>> HistoryAsync(RefreshBench bench) =>
        bench.Client().ReadHistoryAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, 60, CancellationToken.None);
}
