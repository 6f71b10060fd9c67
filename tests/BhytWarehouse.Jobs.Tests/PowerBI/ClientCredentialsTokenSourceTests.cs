using System.Net;
using System.Text;
using BhytWarehouse.Jobs.PowerBI;
using Microsoft.Identity.Client;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class ClientCredentialsTokenSourceTests
{
    private static readonly PowerBiOptions Options = new() { TenantId = "00000000-0000-4000-8000-000000000077", ClientId = "00000000-0000-4000-8000-000000000088" };

    [Fact]
    public async Task GetToken_GoodSecret_AsksTheDirectoryOnceAndAgainWhenRenewed()
    {
        using Directory directory = new(HttpStatusCode.OK, """{"token_type":"Bearer","expires_in":3599,"access_token":"the-token"}""");
        ClientCredentialsTokenSource source = new(Options, _ => "the-secret", directory);

        (await source.GetTokenAsync(false, CancellationToken.None)).ShouldBe("the-token");
        (await source.GetTokenAsync(false, CancellationToken.None)).ShouldBe("the-token");
        directory.Forms.Count.ShouldBe(1);
        await source.GetTokenAsync(true, CancellationToken.None);

        directory.Forms.Count.ShouldBe(2);
        directory.Forms[0].ShouldContain("grant_type=client_credentials");
        Uri.UnescapeDataString(directory.Forms[0].Replace('+', ' ')).ShouldContain("scope=https://analysis.windows.net/powerbi/api/.default");
    }

    [Fact]
    public async Task GetToken_SecretRefused_SaysTheCodeAndNotTheSecret()
    {
        using Directory directory = new(HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided.\r\nTrace ID: x"}""");
        ClientCredentialsTokenSource source = new(Options, _ => "the-secret", directory);

        PowerBiSignInException exception = await Should.ThrowAsync<PowerBiSignInException>(() => source.GetTokenAsync(false, CancellationToken.None));

        exception.IsPassing.ShouldBeFalse();
        exception.Message.ShouldContain("AADSTS7000215");
        exception.ToString().ShouldNotContain("the-secret");
    }

    [Fact]
    public async Task GetToken_NoSecret_NamesTheVariable()
    {
        ClientCredentialsTokenSource source = new(Options, _ => null);

        PowerBiSignInException exception = await Should.ThrowAsync<PowerBiSignInException>(() => source.GetTokenAsync(false, CancellationToken.None));

        exception.Message.ShouldContain("BHYT_POWERBI_CLIENT_SECRET");
    }

    [Fact]
    public async Task Run_SecretRefused_EndsAsSignInFailed()
    {
        await using RefreshBench bench = await RefreshBench.StartAsync();
        using Directory directory = new(HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"AADSTS7000222: The secret has expired."}""");

        RefreshResult result = await bench.Refresh(tokens: new ClientCredentialsTokenSource(Options, _ => "the-secret", directory)).RunAsync(RefreshBench.Request(), CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.SignInFailed);
        result.Message("vi").ShouldContain("AADSTS7000222");
        bench.Service.Exchanges.ShouldBeEmpty();
    }

    private sealed class Directory(HttpStatusCode status, string body) : HttpMessageHandler, IMsalHttpClientFactory
    {
        public List<string> Forms { get; } = [];

        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string path = request.RequestUri!.AbsolutePath;
            if (path.EndsWith("/discovery/instance", StringComparison.Ordinal))
            {
                return Json(HttpStatusCode.OK, """
                    {"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/.well-known/openid-configuration","api-version":"1.1",
                     "metadata":[{"preferred_network":"login.microsoftonline.com","preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com","login.windows.net"]}]}
                    """);
            }

            Forms.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return Json(status, body);
        }

        private static HttpResponseMessage Json(HttpStatusCode status, string text) => new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
