using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Telemetry;

namespace BhytWarehouse.Browser.Tests.Desk;

[Collection(RunningHostCollection.Name)]
public sealed class MetricsTests(RunningHost host)
{
    [BrowserTheory]
    [InlineData(Role.Operator, 200)]
    [InlineData(Role.Auditor, 200)]
    [InlineData(Role.Viewer, 401)]
    [InlineData(null, 401)]
    public async Task Metrics_WithoutAToken_AreForWhoMaySeeHosts(Role? role, int status)
    {
        using HttpClient client = await host.ClientAsync(role);
        HttpResponseMessage answer = await client.GetAsync(new Uri(MetricsEndpoint.Path, UriKind.Relative));
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).Contains("bhyt_runs_waiting", StringComparison.Ordinal).ShouldBe(status == 200);
    }
}
