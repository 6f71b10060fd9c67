using Microsoft.Identity.Client;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Signs in as the service principal. The secret is read when it is needed and kept nowhere else.</summary>
public sealed class ClientCredentialsTokenSource(PowerBiOptions options, Func<string, string?> readVariable, IMsalHttpClientFactory? httpClients = null) : IPowerBiTokenSource
{
    private readonly Lazy<IConfidentialClientApplication> _application = new(() => Build(options, readVariable, httpClients));

    public async Task<string> GetTokenAsync(bool renew, CancellationToken cancellationToken)
    {
        try
        {
            AuthenticationResult result = await _application.Value
                .AcquireTokenForClient([options.Scope])
                .WithForceRefresh(renew)
                .ExecuteAsync(cancellationToken);
            return result.AccessToken;
        }
        catch (MsalException exception)
        {
            // The first line carries the AADSTS code and the reason; the lines after it are trace ids.
            string reason = BoundedText.FirstLine(exception.Message, 300);
            throw new PowerBiSignInException($"{exception.ErrorCode}: {reason}", exception.IsRetryable, exception);
        }
        catch (HttpRequestException exception)
        {
            throw new PowerBiSignInException(BoundedText.FirstLine(exception.Message, 300), isPassing: true, exception);
        }
    }

    private static IConfidentialClientApplication Build(PowerBiOptions options, Func<string, string?> readVariable, IMsalHttpClientFactory? httpClients)
    {
        string secret = readVariable(PowerBiOptions.ClientSecretVariable)
            ?? throw new PowerBiSignInException($"{PowerBiOptions.ClientSecretVariable} is not set; expected the secret of the service principal.", isPassing: false);
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder
            .Create(options.ClientId)
            .WithClientSecret(secret)
            .WithAuthority($"{options.Authority.AbsoluteUri.TrimEnd('/')}/{options.TenantId}");
        return (httpClients is null ? builder : builder.WithHttpClientFactory(httpClients)).Build();
    }
}
