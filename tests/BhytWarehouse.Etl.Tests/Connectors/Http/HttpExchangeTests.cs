using System.Text;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Connectors.Http;

namespace BhytWarehouse.Etl.Tests.Connectors.Http;

public sealed class HttpExchangeTests : IDisposable
{
    private readonly PullBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Pull_OfABody_KeepsEveryByteAndTellsItsOrigin()
    {
        using StandInServer server = new(_ => new StandInAnswer(200, [.. "\uFEFF{\"a\": 1}"u8, 0]));
        PullOutcome outcome = await _bench.PullAsync(Files(new Uri(server.Address, "table.json?key=secret")));
        outcome.State.ShouldBe(PullState.Received);
        _bench.Text(outcome, outcome.Files[0]).ShouldBe("\uFEFF{\"a\": 1}\0");
        outcome.Files[0].ShouldBe("source-20260701T030000Z.json");
        string manifest = File.ReadAllText(Path.Combine(_bench.Home, "pull", "source", "manifests", outcome.Files[0] + ".json"));
        manifest.ShouldContain("/table.json");
        manifest.ShouldNotContain("secret");
        Directory.GetFiles(Path.Combine(_bench.Home, "drop", "NsoPopulation")).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Pull_OfAPassingFault_AsksAgainWithGrowingWaits(int status)
    {
        int count = 0;
        using StandInServer server = new(_ => ++count <= 2 ? StandInAnswer.Html(status) : StandInAnswer.Json("{}"));
        (await _bench.PullAsync(Files(server.Address))).State.ShouldBe(PullState.Received);
        server.Requests.Count.ShouldBe(3);
        _bench.Clock.Waits.Count.ShouldBe(2);
        _bench.Clock.Waits[0].ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _bench.Clock.Waits[1].ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Pull_OfARetryAfter_WaitsAsLongAsAsked()
    {
        int count = 0;
        using StandInServer server = new(_ => ++count == 1 ? StandInAnswer.Json("{}", 429).With("Retry-After", "47") : StandInAnswer.Json("{}"));
        (await _bench.PullAsync(Files(server.Address))).State.ShouldBe(PullState.Received);
        _bench.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(47)]);
    }

    [Fact]
    public async Task Pull_OfARetryAfterInAnHour_LeavesItToTheNextPull()
    {
        using StandInServer server = new(_ => StandInAnswer.Json("{}", 503).With("Retry-After", "3600"));
        PullOutcome outcome = await _bench.PullAsync(Files(server.Address));
        outcome.State.ShouldBe(PullState.Failed);
        outcome.Finding!.Found.ShouldContain("HTTP 503, to be asked again in 3600 seconds");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(404, "correct 'url'")]
    [InlineData(403, "Ask the publisher")]
    [InlineData(401, "user or token")]
    public async Task Pull_OfARefusal_SaysWhatToDoAndDoesNotInsist(int status, string advice)
    {
        using StandInServer server = new(_ => StandInAnswer.Html(status));
        PullOutcome outcome = await _bench.PullAsync(Files(server.Address));
        outcome.State.ShouldBe(PullState.Failed);
        outcome.Finding!.Found.ShouldBe($"HTTP {status}");
        outcome.Finding.Advice.ShouldContain(advice);
        outcome.Finding.Where.ShouldContain("127.0.0.1");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pull_OfAServerThatHangs_EndsAfterTheLimitOnSilence()
    {
        using StandInServer server = new(_ => StandInAnswer.Json("{}") with { Hang = _bench.Clock.ReachLimits });
        PullOutcome outcome = await _bench.PullAsync(Files(server.Address));
        outcome.Finding!.Found.ShouldBe("silence for 3600 seconds, 3 times");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Pull_OfABodyCutOff_IsNotDelivered()
    {
        using StandInServer server = new(_ => StandInAnswer.Json("{\"value\": [1, 2, 3]}") with { CutAfter = 12 });
        PullOutcome outcome = await _bench.PullAsync(Files(server.Address));
        outcome.Finding!.Found.ShouldBe("a body that was cut off before its declared end, 3 times");
        Directory.Exists(Path.Combine(_bench.Home, "drop", "NsoPopulation")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\"value\": [1, 2, ", "cut off")]
    [InlineData("{\"value\": [1]} and more", "not JSON")]
    [InlineData("", "an empty answer")]
    [InlineData("12", "a mere Number")]
    public async Task Pull_OfJsonThatIsNotWhole_IsNotDelivered(string body, string found)
    {
        using StandInServer server = new(_ => StandInAnswer.Json(body));
        PullOutcome outcome = await _bench.PullAsync(Files(server.Address));
        outcome.State.ShouldBe(PullState.Failed);
        outcome.Finding!.Found.ShouldContain(found);
    }

    [Fact]
    public async Task Pull_OfJsonLargerThanABuffer_IsReadToItsEnd()
    {
        string body = $"{{\"text\": \"{new string('x', 300_000)}\", \"value\": [{string.Join(", ", Enumerable.Range(0, 50_000))}]}}";
        using StandInServer server = new(_ => StandInAnswer.Json(body));
        (await _bench.TextAsync(Files(server.Address))).ShouldBe(body);
        using StandInServer cut = new(_ => StandInAnswer.Json(body[..^1]));
        (await _bench.PullAsync(Files(cut.Address), "cut")).Finding!.Found.ShouldContain("cut off");
    }

    [Theory]
    [InlineData(ContentForm.Json)]
    [InlineData(ContentForm.Xml)]
    [InlineData(ContentForm.Csv)]
    [InlineData(ContentForm.Xlsx)]
    public async Task Pull_OfASignInPage_IsToldAndNotInsisted(ContentForm form)
    {
        using StandInServer server = new(_ => StandInAnswer.Html());
        PullOutcome outcome = await _bench.PullAsync(new HttpFileConnector(_bench.Exchange(), [server.Address], form, ".x", "", null));
        outcome.Finding!.Found.ShouldContain("HTML page");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(ContentForm.Xml, "<a><b></a>", "not XML")]
    [InlineData(ContentForm.Xml, "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "not XML")]
    [InlineData(ContentForm.Xlsx, "PK but no archive", "no workbook")]
    public async Task Pull_OfAnotherForm_IsTold(ContentForm form, string body, string found)
    {
        using StandInServer server = new(_ => StandInAnswer.Of(body));
        (await _bench.PullAsync(new HttpFileConnector(_bench.Exchange(), [server.Address], form, ".x", "", null))).Finding!.Found.ShouldContain(found);
    }

    [Fact]
    public async Task Pull_OfAnEditionAlreadyDelivered_BringsNothing()
    {
        using StandInServer server = new(request => request.Header("If-None-Match") == "\"e1\"" ? new StandInAnswer(304, []) : StandInAnswer.Json("{\"edition\": 1}").With("ETag", "\"e1\""));
        (await _bench.PullAsync(Files(server.Address))).State.ShouldBe(PullState.Received);
        PullOutcome again = await _bench.PullAsync(Files(server.Address));
        again.State.ShouldBe(PullState.Unchanged);
        again.Files.ShouldBeEmpty();
        server.Requests[1].Header("If-None-Match").ShouldBe("\"e1\"");
    }

    [Fact]
    public async Task Pull_OfTheSameBytesWithoutETag_BringsNothing()
    {
        string body = "{\"edition\": 1}";
        using StandInServer server = new(_ => StandInAnswer.Json(body).With("Last-Modified", "Wed, 01 Jul 2026 00:00:00 GMT"));
        (await _bench.PullAsync(Files(server.Address))).State.ShouldBe(PullState.Received);
        (await _bench.PullAsync(Files(server.Address))).State.ShouldBe(PullState.Unchanged);
        server.Requests[1].Header("If-Modified-Since").ShouldBe("Wed, 01 Jul 2026 00:00:00 GMT");
        body = "{\"edition\": 2}";
        (await _bench.PullAsync(Files(server.Address))).State.ShouldBe(PullState.Received);
    }

    [Fact]
    public async Task Pull_AfterABreak_GoesOnWhereItStopped()
    {
        byte[] body = Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Range(0, 40_000))}]");
        int count = 0;
        using StandInServer server = new(request => request.Header("Range") is { Length: > 0 } range
            ? Rest(int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture))
            : new StandInAnswer(200, body) { CutAfter = 100_000 }.With("ETag", "\"e1\"").With("Accept-Ranges", "bytes"));
        (await _bench.TextAsync(Files(server.Address))).ShouldBe(Encoding.UTF8.GetString(body));
        server.Requests[1].Header("If-Range").ShouldBe("\"e1\"");
        server.Requests[1].Header("Range").ShouldBe("bytes=100000-");
        count.ShouldBe(1);

        StandInAnswer Rest(int from)
        {
            count++;
            return new StandInAnswer(206, body[from..]).With("ETag", "\"e1\"").With("Content-Range", $"bytes {from}-{body.Length - 1}/{body.Length}");
        }
    }

    [Fact]
    public async Task Pull_AfterABreakAndANewEdition_BeginsAnew()
    {
        int count = 0;
        using StandInServer server = new(_ => ++count == 1
            ? (StandInAnswer.Json("{\"edition\": 1}") with { CutAfter = 5 }).With("ETag", "\"e1\"").With("Accept-Ranges", "bytes")
            : StandInAnswer.Json("{\"edition\": 2}").With("ETag", "\"e2\"").With("Accept-Ranges", "bytes"));
        (await _bench.TextAsync(Files(server.Address))).ShouldBe("{\"edition\": 2}");
    }

    [Fact]
    public async Task Pull_OfAWrongPart_BeginsAnew()
    {
        int count = 0;
        using StandInServer server = new(_ => ++count switch
        {
            1 => (StandInAnswer.Json("{\"edition\": 1}") with { CutAfter = 5 }).With("ETag", "\"e1\"").With("Accept-Ranges", "bytes"),
            2 => StandInAnswer.Json("tion\": 1}", 206).With("Content-Range", "bytes 4-12/14"),
            _ => StandInAnswer.Json("{\"edition\": 1}"),
        });
        (await _bench.TextAsync(Files(server.Address))).ShouldBe("{\"edition\": 1}");
        server.Requests[2].Header("Range").ShouldBeEmpty();
    }

    [Fact]
    public async Task Pull_OfTooLargeAnAnswer_Stops()
    {
        _bench.Options = _bench.Options with { LargestAnswer = 100 };
        using StandInServer server = new(_ => StandInAnswer.Json($"\"{new string('x', 200)}\""));
        (await _bench.PullAsync(Files(server.Address))).Finding!.Found.ShouldBe("an answer of more than 100 bytes");
    }

    [Fact]
    public async Task Pull_OfAClosedPort_SaysThatThereIsNoConnection()
    {
        Uri gone;
        using (StandInServer server = new(_ => StandInAnswer.Json("{}")))
        {
            gone = server.Address;
        }

        (await _bench.PullAsync(Files(gone))).Finding!.Found.ShouldStartWith("no connection");
    }

    [Fact]
    public async Task Pull_WithSignIn_SendsTheSecretAndShowsItNowhere()
    {
        _bench.Variables["MOH_USER"] = "province";
        _bench.Variables["MOH_SECRET"] = "tr0ub4dor";
        using StandInServer server = new(request => StandInAnswer.Json("{}", request.Header("Authorization") == "Basic " + Convert.ToBase64String("province:tr0ub4dor"u8) ? 403 : 401));
        PullOutcome outcome = await _bench.PullAsync(new HttpFileConnector(_bench.Exchange(), [server.Address], ContentForm.Json, ".json", "", new SignIn("basic", "MOH_USER", "MOH_SECRET", _bench.ReadVariable)));
        outcome.Finding!.Found.ShouldBe("HTTP 403");
        outcome.Finding.ToString().ShouldNotContain("tr0ub4dor");
        _bench.Variables.Remove("MOH_SECRET");
        (await _bench.PullAsync(new HttpFileConnector(_bench.Exchange(), [server.Address], ContentForm.Json, ".json", "", new SignIn("token", "", "MOH_SECRET", _bench.ReadVariable)))).Finding!.Where.ShouldBe("environment variable MOH_SECRET");
    }

    [Fact]
    public async Task Pull_WithSignInOverPlainHttp_IsNotAsked()
    {
        _bench.Variables["MOH_SECRET"] = "tr0ub4dor";
        PullOutcome outcome = await _bench.PullAsync(new HttpFileConnector(_bench.Exchange(), [new Uri("http://moh.invalid/x.json")], ContentForm.Json, ".json", "", new SignIn("token", "", "MOH_SECRET", _bench.ReadVariable)));
        outcome.Finding!.Found.ShouldContain("without TLS");
    }

    [Fact]
    public async Task Pull_OfPages_TakesEachOfThem()
    {
        using StandInServer server = new(request =>
        {
            string page = request.Query("page") is [var said] ? said : "1";
            return StandInAnswer.Json($"{{\"pager\": {{\"page\": {page}, \"pageCount\": 3}}, \"items\": [{page}]}}");
        });
        PullOutcome outcome = await _bench.PullAsync(new HttpFileConnector(_bench.Exchange(), [new Uri(server.Address, "units.json?fields=a")], ContentForm.Json, ".json", "page", null));
        outcome.Files.Count.ShouldBe(3);
        server.Requests.Select(request => request.Target).ShouldBe(["/units.json?fields=a", "/units.json?fields=a&page=2", "/units.json?fields=a&page=3"]);
        (await _bench.PullAsync(new HttpFileConnector(_bench.Exchange(), [new Uri(server.Address, "units.json?fields=a")], ContentForm.Json, ".json", "page", null))).State.ShouldBe(PullState.Unchanged);
    }

    [Fact]
    public async Task Pull_OfLinkedPages_EndsWhenAPageComesAgain()
    {
        using StandInServer whole = new(request => request.Path == "/2" ? StandInAnswer.Json("[2]") : StandInAnswer.Json("[1]").With("Link", "</2>; rel=\"next\""));
        (await _bench.PullAsync(Files(whole.Address))).Files.Count.ShouldBe(2);
        using StandInServer endless = new(_ => StandInAnswer.Json("[1]").With("Link", "</>; rel=\"next\""));
        (await _bench.PullAsync(Files(endless.Address), "endless")).Finding!.Found.ShouldBe("a next page that was read already");
    }

    [Fact]
    public async Task Pull_WhenOneSourceFails_GoesOnWithTheOthers()
    {
        using StandInServer server = new(request => request.Path == "/bad" ? StandInAnswer.Html(404) : StandInAnswer.Json("{}"));
        IReadOnlyList<PullOutcome> outcomes = await new PullRun(_bench.Home, _bench.Clock, _bench.Leases).RunAsync(
            [new("bad", "NsoPopulation", Files(new Uri(server.Address, "bad"))), new("good", "MohStatistics", Files(new Uri(server.Address, "good")))], tell: null, CancellationToken.None);
        outcomes.Select(outcome => outcome.State).ShouldBe([PullState.Failed, PullState.Received]);
    }

    [Fact]
    public async Task Pull_InterruptedBeforeItIsRemembered_BringsTheFileOnceMore()
    {
        using StandInServer server = new(request => request.Header("If-None-Match") == "\"e1\"" ? new StandInAnswer(304, []) : StandInAnswer.Json("{}").With("ETag", "\"e1\""));
        await _bench.PullAsync(Files(server.Address));
        File.Delete(Path.Combine(_bench.Home, "pull", "source", "memory.json"));
        (await _bench.PullAsync(Files(server.Address))).Files.ShouldBe(["source-20260701T030000Z-2.json"]);
        File.WriteAllText(Path.Combine(_bench.Home, "pull", "source", "memory.json"), "{ half");
        (await _bench.PullAsync(Files(server.Address))).Finding!.Found.ShouldBe("a memory that cannot be read");
    }

    private HttpFileConnector Files(Uri address) => new(_bench.Exchange(), [address], ContentForm.Json, ".json", "", null);
}
