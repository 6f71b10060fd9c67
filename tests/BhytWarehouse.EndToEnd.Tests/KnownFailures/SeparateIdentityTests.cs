using BhytWarehouse.Etl.Tests.Connectors.Http;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;

namespace BhytWarehouse.EndToEnd.Tests.KnownFailures;

/// <summary>Two senders are never taken for each other.</summary>
public sealed class SeparateIdentityTests : IDisposable
{
    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task SecretOfOneFacility_NeverServesAnother()
    {
        using StandInServer server = new(request => request.Header("Authorization") == $"Bearer secret of {request.Path.Trim('/')}" ? StandInAnswer.Json($"{{\"of\": \"{request.Path}\"}}") : StandInAnswer.Html(401));
        string sources = string.Join(",\n", Enumerable.Range(1, 3).Select(number => $$"""{ "feed": "MohStatistics", "name": "facility-{{number}}", "connector": "http", "url": "{{server.Address}}facility-{{number}}", "form": "json", "signIn": { "kind": "bearer", "secretVariable": "SECRET_{{number}}" } }"""));
        File.WriteAllText(Path.Combine(_bench.Home.Folder, "sources.json"), $$"""{ "sources": [ {{sources}} ] }""");
        Dictionary<string, string> secrets = Enumerable.Range(1, 3).ToDictionary(number => $"SECRET_{number}", number => $"secret of facility-{number}");

        (int exitCode, string output, string error) = await _bench.BhytAsync(["pull"], secrets);
        (int again, _, _) = await _bench.BhytAsync(["pull"], secrets);

        (exitCode, again).ShouldBe((0, 0), output + error);
        server.Requests.Count.ShouldBe(6);
        server.Requests.ShouldAllBe(request => request.Header("Authorization") == $"Bearer secret of {request.Path.Trim('/')}");

        // A secret that is withdrawn is asked for at each request: nobody else's takes its place.
        secrets.Remove("SECRET_2");
        (int without, _, _) = await _bench.BhytAsync(["pull"], secrets);
        without.ShouldBe(1);
        server.Requests.Skip(6).Select(request => request.Path).ShouldBe(["/facility-1", "/facility-3"]);
    }

    [Fact]
    public void ClaimNumberThatTwoFacilitiesUse_StaysTwoClaimsOfTheirOwnFacility()
    {
        _bench.Put("one.xml", new EnvelopeText(new DossierText("LK-1", "00101"), new DossierText("LK-2", "00101")) { Facility = "00101" }.ToBytes());
        _bench.Put("two.xml", new EnvelopeText(new DossierText("LK-1", "00102"), new DossierText("LK-2", "00102")) { Facility = "00102" }.ToBytes());

        _bench.Load();

        _bench.Home.Rows("SELECT facility.FacilityCode, claim.ClaimNumber, file.FileName FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey INNER JOIN audit_SourceFile AS file USING (SourceFileKey)", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)))
            .ShouldBe([("00101", "LK-1", "one.xml"), ("00101", "LK-2", "one.xml"), ("00102", "LK-1", "two.xml"), ("00102", "LK-2", "two.xml")], ignoreOrder: true);
    }
}
