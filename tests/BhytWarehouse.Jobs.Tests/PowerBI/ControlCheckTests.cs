using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>What a model answers after a refresh, held against the warehouse.</summary>
public sealed class ControlCheckTests
{
    [Fact]
    public async Task Run_ModelHoldsWhatTheWarehouseGave_SaysHowManyTables()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        result.Control!.Equal.ShouldBe(["CoverageByMonth", "FundPayment"]);
        result.Control.Unchecked.ShouldBeEmpty();
        result.Message("en").ShouldEndWith("The control totals of 2 tables equal those of the warehouse (figure run 3).");
        result.Message("vi").ShouldEndWith("Tổng kiểm tra của 2 bảng trùng khớp với kho (lần tính 3).");
        bench.Service.Queries.Count().ShouldBe(2);
        bench.Service.Events[^1].ShouldBe("save finished");
    }

    [Theory]
    [InlineData(ControlTotals.Rows, 1100L, "Rows: 12 in the warehouse, 11 in the dataset")]
    [InlineData(ControlTotals.Rows, null, "Rows: 12 in the warehouse, 0 in the dataset")]
    [InlineData("FundPaidAmount", 1681497101343L, "FundPaidAmount: 16,814,971,013.42 in the warehouse, 16,814,971,013.43 in the dataset")]
    public async Task Run_ModelHoldsSomethingElse_CountsAsFailedAndIsAskedAgain(string measure, long? held, string told)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();
        bench.Service.Held["FundPayment"][measure] = held;

        RefreshResult result = await bench.RunAsync(4);

        result.Outcome.ShouldBe(RefreshOutcome.ControlDiffers);
        result.ReportsAreCurrent.ShouldBeFalse();
        result.Message("en").ShouldContain("FundPayment, " + told);
        result.Message("vi").ShouldContain("trong mô hình");
        result.Control!.Equal.ShouldBe(["CoverageByMonth"]);
        (await bench.Store.FindRefreshedLoadRunKeysAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, CancellationToken.None)).ShouldBeEmpty();

        bench.HoldEqual();
        bench.Totals.RemoveRange(0, 4);
        RefreshResult again = await bench.Refresh().RunAsync(RefreshBench.Request(5) with { Tables = [] }, CancellationToken.None);

        again.Outcome.ShouldBe(RefreshOutcome.Completed);
        again.Request!.LoadRunKeys.ShouldBe([4, 5]);
        again.Request.Tables.ShouldBe(["CoverageByMonth", "FundPayment"]);
    }

    [Theory]
    [InlineData(401, "", "HTTP 401", 1)]
    [InlineData(404, """{"error":{"code":"PowerBIEntityNotFound"}}""", "PowerBIEntityNotFound", 1)]
    [InlineData(400, """{"error":{"code":"DatasetExecuteQueriesError","message":"RLS"}}""", "DatasetExecuteQueriesError", 2)]
    public async Task Run_QuestionRefused_IsNotCheckedAndNeverFine(int status, string body, string reason, int asked)
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();
        bench.Service.Answer([.. Enumerable.Repeat(new CannedAnswer(CannedAnswer.Query, status, body), 2)]);

        RefreshResult result = await bench.RunAsync();

        result.Outcome.ShouldBe(RefreshOutcome.Completed);
        result.Control!.Equal.ShouldBeEmpty();
        result.Control.Unchecked.Select(table => table.Table).ShouldBe(["CoverageByMonth", "FundPayment"]);
        result.Message("en").ShouldContain("NOT CHECKED against the warehouse: CoverageByMonth, FundPayment (");
        result.Message("en").ShouldContain(reason);
        result.Message("vi").ShouldContain("CHƯA KIỂM TRA");
        bench.Service.Queries.Count().ShouldBe(asked);
    }

    [Fact]
    public async Task Run_TableThatTheModelLacks_IsTheOnlyOneNotChecked()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();
        bench.Service.Held.Remove("CoverageByMonth");

        RefreshResult result = await bench.RunAsync();

        result.Control!.Equal.ShouldBe(["FundPayment"]);
        result.Control.Unchecked.ShouldHaveSingleItem().Table.ShouldBe("CoverageByMonth");
        result.Control.Unchecked[0].Reason.ShouldContain("Cannot find table or column");
    }

    [Fact]
    public async Task Run_ErrorInsideASuccess_IsNotTakenForAnAnswer()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();
        bench.Service.QueryError = """{"code":"TooManyRows","message":"The answer was cut off"}""";

        RefreshResult result = await bench.RunAsync();

        result.Control!.Unchecked.Count.ShouldBe(2);
        result.Control.Unchecked[0].Reason.ShouldContain("The answer was cut off");
    }

    [Fact]
    public async Task Run_WithoutTotals_SaysThatNothingWasChecked()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();

        RefreshResult result = await bench.RunAsync();

        result.Message("en").ShouldEndWith("NOT CHECKED against the warehouse: CoverageByMonth, FundPayment (the warehouse has no control totals of it).");
        bench.Service.Queries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_TotalsOfAnotherFigureRunInTheModel_Differ()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();
        bench.Service.Held[ControlTotals.Table] = new() { [ControlTotals.Rows] = 400, ["Least"] = 200, ["Greatest"] = 300 };

        RefreshResult result = await bench.Refresh().RunAsync(RefreshBench.Request() with { Tables = [ControlTotals.Table] }, CancellationToken.None);

        result.Control!.Differences.ShouldHaveSingleItem().ShouldBe(new ControlDifference(ControlTotals.Table, "FigureRunNumber", 3, 2));
    }

    [Fact]
    public async Task Run_Throttled_WaitsAndAsksAgain()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();
        bench.Service.Answer(new CannedAnswer(CannedAnswer.Query, 429, """{"message":"slower"}""", Headers: ("Retry-After", "7")));

        RefreshResult result = await bench.RunAsync();

        result.Control!.Equal.Count.ShouldBe(2);
        bench.Clock.Waits.ShouldContain(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Run_KilledBeforeTheCheck_IsTakenUpCheckedAndAskedAgainWhenItDiffers()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.HoldEqual();
        DatasetRefreshRequest request = RefreshBench.Request();
        StoredRefreshRequest? stored = await bench.Store.SaveAskedAsync(request, bench.Clock.GetUtcNow(), [], CancellationToken.None);
        RefreshAnswer answer = await bench.Client().AskRefreshAsync(request.WorkspaceId, request.DatasetId, new EnhancedRefresh([.. request.Tables.Select(table => new RefreshTarget(table))]), CancellationToken.None);
        await bench.Store.SaveAcceptedAsync(stored!.Sequence, answer.RequestId!, bench.Clock.GetUtcNow(), CancellationToken.None);
        bench.Service.Held["FundPayment"][ControlTotals.Rows] = 1100;
        bench.Clock.Advance(TimeSpan.FromHours(1));

        RefreshResult result = await bench.RunAsync();

        // The model still answers wrongly, so the second refresh fails too; what counts is that the first was not taken for done.
        bench.Service.TakenCount.ShouldBe(2);
        result.Outcome.ShouldBe(RefreshOutcome.ControlDiffers);
        result.WasResumed.ShouldBeFalse();
    }
}
