using BhytWarehouse.Etl.Connectors;

namespace BhytWarehouse.Etl.Tests.Connectors;

public sealed class PullSettingsTests : IDisposable
{
    private readonly PullBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Read_OfEveryConnector_MakesIt()
    {
        (IReadOnlyList<PullSource> sources, IReadOnlyList<SettingsFault> faults) = _bench.Settings("""
            {
              // comments are allowed
              "sources": [
                { "feed": "NsoPopulation", "connector": "pxweb", "url": "https://pxweb.example/api/v1/vi/V02/V02.01.px", "select": { "Năm": ["11"] }, "mostCells": 1000, "splitBy": "Năm" },
                { "feed": "NsoPopulation", "name": "population-file", "connector": "http", "urls": ["https://x.example/a.json", "https://x.example/b.json"], "form": "json", "pageParameter": "page" },
                { "feed": "MohStatistics", "connector": "dhis2-analytics", "url": "https://dhis2.example/api/", "dataElements": ["A"], "periods": ["202501"], "orgUnits": ["LEVEL-3"], "signIn": { "kind": "token", "secretVariable": "DHIS2_TOKEN" }, "retries": 1, "patienceSeconds": 60, "mostMegabytes": 10 },
                { "feed": "MohStatistics", "name": "moh-values", "connector": "dhis2-datavalues", "url": "https://dhis2.example/api/", "dataSet": "M", "periods": ["202501"], "orgUnits": ["X"], "overlap": "02:00:00", "signIn": { "kind": "basic", "userVariable": "U", "secretVariable": "P" } },
                { "feed": "NsoAdministrativeUnits", "connector": "nso-units", "url": "https://units.example/DMDVHC.asmx", "dates": ["2025-07-01"] },
                { "feed": "VssEnrolment", "connector": "sql", "engine": "postgresql", "connectionVariable": "VSS_DB", "query": "SELECT * FROM card", "columns": ["A"], "watermark": { "column": "updated_at", "kind": "timestamp", "overlap": "1.00:00:00" } },
              ],
            }
            """);
        faults.ShouldBeEmpty();
        sources.Select(source => (source.Name, source.FeedCode, source.Connector.Kind)).ShouldBe(
            [("nsopopulation", "NsoPopulation", "pxweb"), ("population-file", "NsoPopulation", "http"), ("mohstatistics", "MohStatistics", "dhis2-analytics"), ("moh-values", "MohStatistics", "dhis2-datavalues"), ("nsoadministrativeunits", "NsoAdministrativeUnits", "nso-units"), ("vssenrolment", "VssEnrolment", "sql")]);
        sources.Select(source => source.Connector.Kind).Distinct().Order().ShouldBe(PullSettings.Connectors.Order());
    }

    [Theory]
    [InlineData("{", "line 1", "not JSON")]
    [InlineData("[]", "", "a list that is empty")]
    [InlineData("""{"sources": {}}""", "sources", "nothing")]
    [InlineData("""{"sources": [], "schedule": 1}""", "schedule", "not known here")]
    [InlineData("""{"sources": [1]}""", "sources[0]", "1")]
    [InlineData("""{"sources": [{"connector": "sql"}]}""", "sources[0].feed", "nothing")]
    [InlineData("""{"sources": [{"feed": "Nobody", "connector": "http"}]}""", "sources[0].feed", "'Nobody'")]
    [InlineData("""{"sources": [{"feed": "NsoPopulation", "connector": "ftp"}]}""", "sources[0].connector", "'ftp'")]
    [InlineData("""{"sources": [{"feed": "NsoPopulation", "connector": "pxweb", "url": "ftp://x"}]}""", "sources[0].url", "'ftp://x'")]
    [InlineData("""{"sources": [{"feed": "NsoPopulation", "connector": "pxweb", "url": "https://u:p@x/t.px"}]}""", "sources[0].url", "a user or password in it")]
    [InlineData("""{"sources": [{"feed": "NsoPopulation", "connector": "pxweb", "url": "https://x/t.px", "selct": {}}]}""", "sources[0].selct", "not known here")]
    [InlineData("""{"sources": [{"feed": "NsoPopulation", "connector": "pxweb", "url": "https://x/t.px", "mostCells": 0}]}""", "sources[0].mostCells", "0")]
    [InlineData("""{"sources": [{"feed": "NsoPopulation", "connector": "http", "url": "https://x/t", "form": "csv"}]}""", "sources[0].form", "'csv'")]
    [InlineData("""{"sources": [{"feed": "VssEnrolment", "connector": "sql", "engine": "oracle", "connectionVariable": "X", "query": "SELECT 1"}]}""", "sources[0].engine", "'oracle'")]
    [InlineData("""{"sources": [{"feed": "VssEnrolment", "connector": "sql", "engine": "sqlite", "connectionVariable": "Data Source=x;Password=y", "query": "SELECT 1"}]}""", "sources[0].connectionVariable", "no name of a variable")]
    [InlineData("""{"sources": [{"feed": "VssEnrolment", "connector": "sql", "engine": "sqlite", "connectionVariable": "X", "query": "DELETE FROM a"}]}""", "sources[0].query", "'DELETE …'")]
    [InlineData("""{"sources": [{"feed": "VssEnrolment", "connector": "sql", "engine": "sqlite", "connectionVariable": "X", "query": "SELECT 1", "watermark": {"column": "a", "kind": "date", "overlap": "soon"}}]}""", "sources[0].watermark.overlap", "'soon'")]
    [InlineData("""{"sources": [{"feed": "MohStatistics", "connector": "dhis2-analytics", "url": "https://x/api", "dataElements": [], "periods": ["2025"], "orgUnits": ["X"]}]}""", "sources[0].dataElements", "a list that is empty")]
    [InlineData("""{"sources": [{"feed": "NsoAdministrativeUnits", "connector": "nso-units", "url": "https://x/y", "dates": ["01/07/2025"]}]}""", "sources[0].dates", "'01/07/2025'")]
    [InlineData("""{"sources": [{"feed": "NsoAdministrativeUnits", "connector": "nso-units", "url": "https://x/y"}, {"feed": "NsoAdministrativeUnits", "connector": "nso-units", "url": "https://x/z"}]}""", "sources[1].name", "for a second time")]
    [InlineData("""{"sources": [{"feed": "NsoAdministrativeUnits", "name": "A/B", "connector": "nso-units", "url": "https://x/y"}]}""", "sources[0].name", "'A/B'")]
    public void Read_OfAFault_NamesItsPlace(string json, string member, string found)
    {
        (IReadOnlyList<PullSource> sources, IReadOnlyList<SettingsFault> faults) = _bench.Settings(json);
        sources.ShouldBeEmpty();
        faults.ShouldContain(fault => fault.Member == member && fault.Found.Contains(found, StringComparison.Ordinal), string.Join("\n", faults));
    }
}
