using System.Net.Http.Headers;
using System.Text;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>How a source is signed in to. Secrets are read from environment variables at each request and stand nowhere else.</summary>
/// <param name="Kind">basic, bearer, or token (a personal access token of DHIS2).</param>
/// <param name="UserVariable">Only of basic.</param>
public sealed record SignIn(string Kind, string UserVariable, string SecretVariable, Func<string, string?> ReadVariable)
{
    /// <exception cref="PullException">A variable is not set, or the address would carry the secret in the clear.</exception>
    public AuthenticationHeaderValue HeaderFor(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new PullException(new PullFinding(HttpExchange.Show(address), "an address without TLS for a source with sign-in", "https", "Use the https address of the source in sources.json."));
        }

        return Kind switch
        {
            "basic" => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Secret(UserVariable)}:{Secret(SecretVariable)}"))),
            "bearer" => new AuthenticationHeaderValue("Bearer", Secret(SecretVariable)),
            "token" => new AuthenticationHeaderValue("ApiToken", Secret(SecretVariable)),
            _ => throw new InvalidOperationException($"Unknown kind of sign-in '{Kind}'."),
        };
    }

    private string Secret(string variable) => ReadVariable(variable) is { Length: > 0 } secret
        ? secret
        : throw new PullException(new PullFinding($"environment variable {variable}", "nothing", "the secret of the source", "Set the variable for the account that runs bhyt."));

    public override string ToString() => Kind;
}
