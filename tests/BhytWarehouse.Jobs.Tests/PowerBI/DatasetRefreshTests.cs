using System.Text.Json.Nodes;
using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class DatasetRefreshTests
{
    [Fact]
    public async Task Run_RefreshCompletes_ReportsSpanAndStoresTheEnd()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        RefreshResult result = await bench.RunAsync(4, 3);

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        result.ReportsAreCurrent.ShouldBeTrue();
        result.EndTime.ShouldBe(result.StartTime + TimeSpan.FromSeconds(70));
        (await bench.Store.FindUnfinishedAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, CancellationToken.None)).ShouldBeNull();
        (await bench.Store.FindRefreshedLoadRunKeysAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, CancellationToken.None)).Order().ShouldBe([3, 4]);
        bench.Clock.Waits.ShouldAllBe(wait => wait >= TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Run_Accepted_StoresIntentBeforeAskingAndIdBeforeTheFirstLook()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        await bench.RunAsync();

        bench.Service.Events.Take(5).ShouldBe(["GET refreshes", "save asked", "POST refreshes", "save accepted", "GET refresh"]);
        bench.Service.Events[^1].ShouldBe("save finished");
    }

    [Fact]
    public async Task Run_StoppedDeadAtEveryStep_IsTakenUpAndAskedOnlyOnce()
    {
        int step = 0;
        while (true)
        {
            await using RefreshBench bench = await RefreshBench.StartAsync();
            CrashPoint crash = new(++step);
            await Should.ThrowAsync<CrashPoint.CrashException>(async () =>
            {
                await bench.Refresh(crash: crash).RunAsync(RefreshBench.Request(), CancellationToken.None);
                throw new CrashPoint.CrashException();
            });
            bool wasInTime = crash.WasReached;

            RefreshResult result = await bench.RunAsync();

            result.Outcome.ShouldBe(RefreshOutcome.Completed, $"step {step}");
            if (!wasInTime)
            {
                break;
            }

            bench.Service.TakenCount.ShouldBe(1, $"step {step}");
            bench.Service.Posts.Count().ShouldBe(1, $"step {step}");
        }

        step.ShouldBeGreaterThan(12);
    }

    [Fact]
    public async Task Run_KilledBetweenAskingAndStoringTheId_FindsItInTheHistory()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        DatasetRefreshRequest request = RefreshBench.Request();
        await bench.Store.SaveAskedAsync(request, bench.Clock.GetUtcNow(), [], CancellationToken.None);
        await bench.Client().AskRefreshAsync(request.WorkspaceId, request.DatasetId, new EnhancedRefresh([.. request.Tables.Select(table => new RefreshTarget(table))]), CancellationToken.None);
        bench.Clock.Advance(TimeSpan.FromDays(1));

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        result.WasResumed.ShouldBeTrue();
        bench.Service.Posts.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Run_IntentAndOnlyStrangersInTheHistory_AsksItself()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        string before = bench.Service.BeginForeign("ViaEnhancedApi", TimeSpan.FromSeconds(5), ago: TimeSpan.FromSeconds(30), "CoverageByMonth", "FundPayment");
        await bench.Store.SaveAskedAsync(RefreshBench.Request(), bench.Clock.GetUtcNow(), [before], CancellationToken.None);
        bench.Service.BeginForeign("ViaEnhancedApi", TimeSpan.FromSeconds(5), ago: TimeSpan.Zero, "AnotherTable");
        bench.Service.BeginForeign("Scheduled", TimeSpan.FromSeconds(5), ago: TimeSpan.Zero, "CoverageByMonth", "FundPayment");

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        result.WasResumed.ShouldBeFalse();
        bench.Service.Posts.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Run_IntentYoungerThanTheLikeInTheHistory_DoesNotTakeItForItsOwn()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.BeginForeign("ViaEnhancedApi", TimeSpan.FromSeconds(5), ago: TimeSpan.FromHours(1), "CoverageByMonth", "FundPayment");
        await bench.Store.SaveAskedAsync(RefreshBench.Request(), bench.Clock.GetUtcNow(), [], CancellationToken.None);

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        bench.Service.TakenCount.ShouldBe(1);
    }

    [Fact]
    public async Task FromEnvironment_NothingSet_DescribesOnlyAndOpensNoConnection()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        DatasetRefresh refresh = DatasetRefresh.FromEnvironment(bench.JobsDb, _ => null, bench.Clock, ([], 0), onExchange: _ => throw new InvalidOperationException("called"));

        RefreshResult result = await refresh.RunAsync(new RefreshPlan("BhytMonitoring", []), CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.NotConfigured);
        result.Missing.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Run_NewLoadsSinceTheOpenRequest_AreRefreshedAfterIt()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { Duration = TimeSpan.FromHours(7) });
        (await bench.RunAsync(1)).Outcome.ShouldBe(RefreshOutcome.StillRunning);

        RefreshResult result = await bench.RunAsync(2);

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        bench.Service.Posts.Count().ShouldBe(2);
        (await bench.Store.FindRefreshedLoadRunKeysAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, CancellationToken.None)).Order().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Run_StillRunningAtTheLimit_StaysOpenAndIsTakenUp()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { Duration = TimeSpan.FromHours(7) });

        RefreshResult first = await bench.RunAsync();
        RefreshResult second = await bench.RunAsync();

        (first.Outcome, first.IsOpen).ShouldBe((RefreshOutcome.StillRunning, true));
        (second.Outcome, second.WasResumed, second.RequestId).ShouldBe((RefreshOutcome.Completed, true, first.RequestId));
        bench.Service.Posts.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("Failed", RefreshOutcome.Failed)]
    [InlineData("TimedOut", RefreshOutcome.TimedOut)]
    [InlineData("Cancelled", RefreshOutcome.Cancelled)]
    [InlineData("Disabled", RefreshOutcome.Disabled)]
    [InlineData("SomethingNew", RefreshOutcome.Failed)]
    public async Task Run_RefreshEndsBadly_SaysHowAndOwesItsTables(string end, RefreshOutcome expected)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { End = end });

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(expected);
        result.ReportsAreCurrent.ShouldBeFalse();
        StoredRefreshRequest owed = (await bench.Store.FindOwedAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, CancellationToken.None)).Single();
        (owed.Outcome, owed.Message).ShouldBe((expected, result.Message("en")));
    }

    [Fact]
    public async Task Run_CauseOnlyInTheHistory_IsTold()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { End = "Failed", ServiceExceptionJson = """{"errorCode":"ModelRefreshFailed_CredentialsNotSpecified"}""" });

        (await bench.RunAsync()).Message("en").ShouldContain("ModelRefreshFailed_CredentialsNotSpecified");
    }

    [Fact]
    public async Task Run_DetailsNotThereAndHistoryHasTheEnd_BelievesTheHistory()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        string requestId = bench.Service.BeginForeign("ViaXmlaEndpoint", TimeSpan.FromMinutes(3), TimeSpan.Zero, "CoverageByMonth", "FundPayment");
        StoredRefreshRequest stored = (await bench.Store.SaveAskedAsync(RefreshBench.Request(), bench.Clock.GetUtcNow(), [], CancellationToken.None))!;
        await bench.Store.SaveAcceptedAsync(stored.Sequence, requestId, bench.Clock.GetUtcNow(), CancellationToken.None);

        RefreshResult result = await bench.RunAsync();

        (result.Outcome, result.RequestId).ShouldBe((RefreshOutcome.Completed, requestId));
        result.EndTime.ShouldBe(result.StartTime + TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Run_OneTableFailedInACompletedRefresh_IsNoSuccess()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { FailedTable = "FundPayment" });

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Failed);
        result.Detail.ShouldBe("table FundPayment failed");
    }

    [Fact]
    public async Task Run_AfterAFailure_AsksForWhatIsOwedToo()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { End = "Failed" });
        await bench.RunAsync(1);

        DatasetRefreshRequest other = RefreshBench.Request(2) with { Tables = ["VisitsByFacility"] };
        RefreshResult result = await bench.Refresh().RunAsync(other, CancellationToken.None);

        result.Request!.Tables.ShouldBe(["CoverageByMonth", "FundPayment", "VisitsByFacility"]);
        result.Request.LoadRunKeys.ShouldBe([1, 2]);
        JsonNode.Parse(bench.Service.Posts.Last().RequestBody)!["objects"]!.AsArray().Count.ShouldBe(3);
        (await bench.Store.FindOwedAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_Evicted_IsAskedAgainLater()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        RefreshScript evicted = new() { End = "Failed", MessageCode = "0xC11C0020", MessageText = "The session was ended to free memory" };
        bench.Service.Script(evicted, evicted);

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        bench.Service.Posts.Count().ShouldBe(3);
        bench.Clock.Waits.Count(wait => wait == bench.Options.EvictionPause).ShouldBe(2);
    }

    [Fact]
    public async Task Run_EvictedAgainAndAgain_EndsAndSaysWhy()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        RefreshScript evicted = new() { End = "Failed", MessageCode = "0xC11C0020", MessageText = "The session was ended to free memory" };
        bench.Service.Script(evicted, evicted, evicted, evicted);

        RefreshResult result = await bench.RunAsync();

        (result.Outcome, result.WasEvicted).ShouldBe((RefreshOutcome.Failed, true));
        bench.Service.Posts.Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_RequestDropped_IsSaidSoAndNotAskedAgain(bool hasId)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { IsDropped = true, HasLocation = hasId, HasRequestIdHeader = hasId });

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Dropped);
        bench.Service.Posts.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Run_AcceptedWithoutAnyId_FindsItInTheHistory()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { HasLocation = false, HasRequestIdHeader = false, HiddenFor = TimeSpan.FromSeconds(50) });

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        result.RequestId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Run_AppearsLate_IsNotTakenForDropped()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { HiddenFor = TimeSpan.FromMinutes(4), Duration = TimeSpan.FromMinutes(10) });

        (await bench.RunAsync()).Outcome.ShouldBe(RefreshOutcome.Completed);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    public async Task Run_AnotherRefreshRuns_NamesItAndOwesTheTables(int status)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        string other = bench.Service.BeginForeign("Scheduled", TimeSpan.FromHours(1), ago: TimeSpan.FromMinutes(10));
        if (status == 409)
        {
            bench.Service.Answer(new CannedAnswer("POST", 409));
        }

        RefreshResult result = await bench.RunAsync();

        (result.Outcome, result.Other!.RequestId).ShouldBe((RefreshOutcome.AlreadyRunning, other));
        result.Message("en").ShouldContain($"{other}, Scheduled, started 2026-07-01 02:50:00 UTC");
        result.Message("vi").ShouldContain($"{other}, Scheduled, bắt đầu 2026-07-01 02:50:00 UTC");
        bench.Service.TakenCount.ShouldBe(0);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        (await bench.RunAsync(2)).Request!.LoadRunKeys.ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ReplyLost_LooksIntoTheHistoryBeforeAnythingElse(bool wasTaken)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        using LosingHandler loses = new(HttpMethod.Post, wasTaken, new HttpRequestException(HttpRequestError.ResponseEnded));

        RefreshResult result = await bench.Refresh(loses).RunAsync(RefreshBench.Request(), CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        bench.Service.TakenCount.ShouldBe(1);
        bench.Service.Posts.Count().ShouldBe(1);
        bench.Service.Events.SkipWhile(step => step != "save asked").Where(step => step != "save asked").First()
            .ShouldBe(wasTaken ? "POST refreshes" : "GET refreshes");
    }

    [Fact]
    public async Task Run_TakenWithAnErrorAndShownLate_FollowsTheOneThatStandsInTheWay()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Script(new RefreshScript { HiddenFor = TimeSpan.FromSeconds(310), Duration = TimeSpan.FromHours(1) });
        bench.Service.Answer(new CannedAnswer("POST", 504, ActsFirst: true));

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        bench.Service.TakenCount.ShouldBe(1);
        bench.Service.Posts.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Run_ServiceVanishesAfterTakingIt_LeavesItOpenForTheNextRun()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        using LosingHandler loses = new(HttpMethod.Get, reachesService: false, [.. Lost(200)]);
        DatasetRefreshRequest request = RefreshBench.Request();
        StoredRefreshRequest stored = (await bench.Store.SaveAskedAsync(request, bench.Clock.GetUtcNow(), [], CancellationToken.None))!;
        RefreshAnswer answer = await bench.Client().AskRefreshAsync(request.WorkspaceId, request.DatasetId, new EnhancedRefresh([new RefreshTarget("FundPayment")]), CancellationToken.None);
        await bench.Store.SaveAcceptedAsync(stored.Sequence, answer.RequestId!, bench.Clock.GetUtcNow(), CancellationToken.None);

        RefreshResult away = await bench.Refresh(loses).RunAsync(request, CancellationToken.None);
        RefreshResult back = await bench.RunAsync();

        (away.Outcome, away.IsOpen).ShouldBe((RefreshOutcome.Unreachable, true));
        (back.Outcome, back.RequestId).ShouldBe((RefreshOutcome.Completed, answer.RequestId));
        bench.Service.Posts.Count().ShouldBe(1);

        static IEnumerable<Exception> Lost(int count) => Enumerable.Range(0, count).Select(_ => new HttpRequestException(HttpRequestError.ResponseEnded));
    }

    [Fact]
    public async Task Run_ServiceUnreachableFromTheStart_AsksNothingAndOwesTheTables()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        await bench.Service.DisposeAsync();

        RefreshResult result = await bench.RunAsync();

        (result.Outcome, result.IsOpen).ShouldBe((RefreshOutcome.Unreachable, false));
        (await bench.Store.FindOwedAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, CancellationToken.None)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, "", RefreshOutcome.NotPermitted)]
    [InlineData(400, """{"message":"Number of refresh requests in last 24 hours exceeded limit"}""", RefreshOutcome.QuotaExceeded)]
    [InlineData(429, """{"message":"Retry in 9392 seconds."}""", RefreshOutcome.Throttled)]
    [InlineData(404, "", RefreshOutcome.NotFound)]
    [InlineData(415, """{"error":{"code":"InvalidRequest","message":"Invalid dataset"}}""", RefreshOutcome.Refused)]
    public async Task Run_QuestionRefused_EndsWithThatOutcome(int status, string body, RefreshOutcome expected)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Service.Answer(new CannedAnswer("POST", status, body));

        RefreshResult result = await bench.RunAsync();

        (result.Outcome, result.IsOpen).ShouldBe((expected, false));
        result.Detail!.ShouldContain($"HTTP {status}");
        result.Detail!.ShouldContain("RequestId support-POST");
    }

    [Fact]
    public async Task Run_TokenNotAccepted_IsASignInFailure()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        RefreshResult result = await bench.Refresh(tokens: new FixedTokenSource(PowerBiStandIn.ExpiredToken)).RunAsync(RefreshBench.Request(), CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.SignInFailed);
        bench.Service.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NothingChangedAndNothingOwed_AsksNothing()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        RefreshResult result = await bench.Refresh().RunAsync(RefreshBench.Request() with { Tables = [] }, CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.NothingToRefresh);
        bench.Service.Exchanges.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NoWorkspaceConfigured_DescribesThePlanAndAsksNothing()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Options = PowerBiOptions.FromEnvironment(_ => null);
        RefreshPlan plan = new("BhytMonitoring", [new RefreshPlanEntry("FundPayment", "mart.FundPayment", [new LoadDelivery(5, "VssClaims", "fact.Claim", 1)])]);

        RefreshResult result = await bench.Refresh().RunAsync(plan, CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.NotConfigured);
        result.Message("en").ShouldContain("BHYT_POWERBI_WORKSPACE");
        result.Message("en").ShouldContain("load 5 (VssClaims) delivered 1 row of fact.Claim");
        bench.Service.Exchanges.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_PlanAndConfiguredModel_AsksForTheTablesOfThePlan()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Options = bench.Options with { WorkspaceId = PowerBiStandIn.Workspace, DatasetId = PowerBiStandIn.Dataset };
        RefreshPlan plan = new("BhytMonitoring", [new RefreshPlanEntry("FundPayment", "mart.FundPayment", [new LoadDelivery(5, "VssClaims", "fact.Claim", 1)])]);

        RefreshResult result = await bench.Refresh().RunAsync(plan, CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        JsonNode.Parse(bench.Service.Posts.Single().RequestBody)!["objects"]!.AsArray().Single()!["table"]!.GetValue<string>().ShouldBe("FundPayment");
    }

    [Fact]
    public async Task Run_PartialBatchWithRefreshPolicies_IsRefusedHere()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Options = bench.Options with { CommitMode = RefreshCommitMode.PartialBatch };

        await Should.ThrowAsync<InvalidOperationException>(() => bench.RunAsync());
        bench.Service.Exchanges.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_PolledTooFast_IsRefusedHere()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Options = bench.Options with { PollInterval = TimeSpan.FromSeconds(14) };

        await Should.ThrowAsync<InvalidOperationException>(() => bench.RunAsync());
    }
}
