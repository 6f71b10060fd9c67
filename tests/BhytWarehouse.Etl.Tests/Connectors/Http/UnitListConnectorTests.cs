using System.Xml.Linq;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Connectors.Http;

namespace BhytWarehouse.Etl.Tests.Connectors.Http;

public sealed class UnitListConnectorTests : IDisposable
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Space = "http://tempuri.org/";

    private readonly PullBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Pull_AtADate_AsksBothListsAsTheServiceDescribesThem()
    {
        using StandInServer server = new(request => Answer(request, "<TABLE><MaTinh>00</MaTinh></TABLE>"));
        PullOutcome outcome = await _bench.PullAsync(Lists(server, new DateOnly(2025, 7, 1)), feed: "NsoAdministrativeUnits");
        outcome.Finding?.ToString().ShouldBeNull();
        outcome.Files.ShouldBe(["source-DanhMucTinh-20250701-20260701T030000Z.xml", "source-DanhMucPhuongXa-20250701-20260701T030000Z.xml"]);
        server.Requests[0].Header("SOAPAction").ShouldBe("\"http://tempuri.org/DanhMucTinh\"");
        XElement asked = XElement.Parse(server.Requests[1].Body).Element(Soap + "Body")!.Element(Space + "DanhMucPhuongXa")!;
        asked.Elements().Select(element => element.Name.LocalName).ShouldBe(["DenNgay", "Tinh", "TenTinh", "QuanHuyen", "TenQuanHuyen"]);
        asked.Element(Space + "DenNgay")!.Value.ShouldBe("01/07/2025");
    }

    [Fact]
    public async Task Pull_WithoutADate_MakesAFileOnlyWhenTheListChanges()
    {
        string rows = "<TABLE><MaTinh>00</MaTinh></TABLE>";
        using StandInServer server = new(request => Answer(request, rows));
        (await _bench.PullAsync(Lists(server))).Files.Count.ShouldBe(2);
        server.Requests[0].Body.ShouldContain("01/07/2026");
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        (await _bench.PullAsync(Lists(server))).State.ShouldBe(PullState.Unchanged);
        rows += "<TABLE><MaTinh>99</MaTinh></TABLE>";
        (await _bench.PullAsync(Lists(server))).Files.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "a list without rows")]
    [InlineData("<other/>", "a list without rows")]
    public async Task Pull_OfAnEmptyList_IsAFault(string rows, string found)
    {
        using StandInServer server = new(request => Answer(request, rows));
        (await _bench.PullAsync(Lists(server))).Finding!.Found.ShouldBe(found);
    }

    [Fact]
    public async Task Pull_OfASoapFault_TellsItsCode()
    {
        using StandInServer server = new(_ => StandInAnswer.Of("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode></soap:Fault></soap:Body></soap:Envelope>", 500));
        (await _bench.PullAsync(Lists(server))).Finding!.Found.ShouldBe("HTTP 500 (soap:Client), 3 times");
        using StandInServer mild = new(_ => StandInAnswer.Of("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault/></soap:Body></soap:Envelope>"));
        (await _bench.PullAsync(Lists(mild))).Finding!.Found.ShouldBe("a SOAP fault");
        using StandInServer other = new(_ => StandInAnswer.Of("<page/>"));
        (await _bench.PullAsync(Lists(other))).Finding!.Found.ShouldBe("XML that is no answer to the question");
    }

    private UnitListConnector Lists(StandInServer server, params DateOnly[] dates) =>
        new(_bench.Exchange(), new Uri(server.Address, "DMDVHC.asmx"), dates, () => DateOnly.FromDateTime(_bench.Clock.GetUtcNow().DateTime));

    private static StandInAnswer Answer(StandInRequest request, string rows)
    {
        string operation = request.Header("SOAPAction").Trim('"')["http://tempuri.org/".Length..];
        return StandInAnswer.Of($"<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"{Soap}\"><soap:Body><{operation}Response xmlns=\"{Space}\"><{operation}Result><DocumentElement xmlns=\"\">{rows}</DocumentElement></{operation}Result></{operation}Response></soap:Body></soap:Envelope>");
    }
}
