namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Gives the bearer token for the Power BI service.</summary>
public interface IPowerBiTokenSource
{
    /// <summary>Returns a token; <paramref name="renew"/> is true when the service has just refused the one given before.</summary>
    /// <exception cref="PowerBiSignInException">The directory refused or could not be reached.</exception>
    Task<string> GetTokenAsync(bool renew, CancellationToken cancellationToken);
}
