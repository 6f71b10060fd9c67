namespace BhytWarehouse.Jobs.Tests.PowerBI;

internal sealed class CrashingHandler(CrashPoint crash) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        crash.Pass();
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        crash.Pass();
        return response;
    }
}
