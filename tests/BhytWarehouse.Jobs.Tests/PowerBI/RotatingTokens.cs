using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

internal sealed class RotatingTokens(string first, string renewed) : IPowerBiTokenSource
{
    public int RenewCount { get; private set; }

    public Task<string> GetTokenAsync(bool renew, CancellationToken cancellationToken)
    {
        RenewCount += renew ? 1 : 0;
        return Task.FromResult(RenewCount > 0 ? renewed : first);
    }
}
