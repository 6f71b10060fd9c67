namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>Loses replies: fails the next calls of a method, after the service has seen them or instead of it.</summary>
internal sealed class LosingHandler(HttpMethod method, bool reachesService, params Exception[] failures) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private readonly Queue<Exception> _failures = new(failures);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != method || !_failures.TryDequeue(out Exception? failure))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (reachesService)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
        }

        throw failure;
    }
}
