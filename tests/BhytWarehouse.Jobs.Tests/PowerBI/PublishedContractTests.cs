using System.Text.Json.Nodes;
using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class PublishedContractTests
{
    private const string RefreshesRoute = "/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/refreshes";

    [ContractFact]
    public async Task StandIn_EveryRoute_IsDescribed()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        PublishedContract contract = PublishedContract.Load();

        bench.Service.Routes.Count.ShouldBe(5);
        foreach ((string method, string route) in bench.Service.Routes)
        {
            contract.FindOperation(route, method).ShouldNotBeNull($"{method} {route}");
        }
    }

    [ContractFact]
    public async Task StandIn_EverySuccessAndEveryQuestionOfTheClient_IsAsDescribed()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        bench.Options = bench.Options with { AttemptTimeout = TimeSpan.FromHours(2), ApplyRefreshPolicy = true };
        bench.Service.Script(
            new RefreshScript { End = "Failed", MessageCode = "0x0", MessageText = "Synthetic", ServiceExceptionJson = """{"errorCode":"Synthetic"}""" },
            new RefreshScript());
        bench.HoldEqual();
        await bench.RunAsync();
        await bench.RunAsync();
        PowerBiClient client = bench.Client();
        RefreshAnswer answer = await client.AskRefreshAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, new EnhancedRefresh([new RefreshTarget("A", "P")]), CancellationToken.None);
        await client.CancelRefreshAsync(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, answer.RequestId!, CancellationToken.None);
        PublishedContract contract = PublishedContract.Load();

        foreach (StandInExchange exchange in bench.Service.Exchanges)
        {
            string what = $"{exchange.Method} {exchange.Route} {exchange.Status}";
            JsonNode operation = contract.FindOperation(exchange.Route!, exchange.Method).ShouldNotBeNull(what);
            JsonNode response = PublishedContract.Response(operation, exchange.Status).ShouldNotBeNull(what);
            if (exchange.RequestBody.Length > 0)
            {
                contract.Check(contract.RequestSchema(operation), JsonNode.Parse(exchange.RequestBody), isRequest: true).ShouldBeEmpty(what);
            }

            if (response["schema"] is { } schema)
            {
                contract.Check(schema, JsonNode.Parse(exchange.ResponseBody), isRequest: false).ShouldBeEmpty(what);
            }
            else
            {
                exchange.ResponseBody.ShouldBeEmpty(what);
            }

            if (response["headers"] is JsonObject headers)
            {
                headers.Select(header => header.Key).Order().ShouldBe(["Location", "x-ms-request-id"]);
                exchange.Location.ShouldNotBeNull();
                exchange.RequestIdHeader.ShouldNotBeNull();
            }
        }

        bench.Service.Exchanges.Select(exchange => (exchange.Method, exchange.Route!.Split('/')[^1], exchange.Status)).Distinct().Count()
            .ShouldBe(6, "the question, the history, details running and ended, the cancellation, the question to the model");
    }

    [ContractFact]
    public void Contract_WrongBodies_AreFound()
    {
        PublishedContract contract = PublishedContract.Load();
        JsonNode post = contract.FindOperation(RefreshesRoute, "POST")!;
        JsonNode history = PublishedContract.Response(contract.FindOperation(RefreshesRoute, "GET")!, 200)!["schema"]!;

        contract.Check(contract.RequestSchema(post), JsonNode.Parse("""{"comitMode":"Transactional"}"""), isRequest: true).Single().ShouldContain("comitMode");
        contract.Check(contract.RequestSchema(post), JsonNode.Parse("""{"type":"Add"}"""), isRequest: true).Single().ShouldContain("Add");
        contract.Check(contract.RequestSchema(post), JsonNode.Parse("""{"type":"full"}"""), isRequest: true).ShouldBeEmpty();
        contract.Check(history, JsonNode.Parse("""{"value":[{"refreshType":"SomethingNew","startTime":"x"}]}"""), isRequest: false).Single().ShouldContain("is not a time");
        contract.Check(history, JsonNode.Parse("""{"value":[{"requestID":"a","state":"b"}]}"""), isRequest: false).Single().ShouldContain("state");
    }
}
