namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Gives one token that was obtained elsewhere, such as for a stand-in of the service.</summary>
public sealed class FixedTokenSource(string token) : IPowerBiTokenSource
{
    public Task<string> GetTokenAsync(bool renew, CancellationToken cancellationToken) => Task.FromResult(token);
}
