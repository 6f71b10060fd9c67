namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>One request and what must come of it.</summary>
/// <param name="Form">Anything else in the answer is a fault, such as a sign-in page.</param>
public sealed record HttpAsk(Uri Address, ContentForm Form)
{
    /// <summary>Null for GET, else the body of a POST.</summary>
    public string? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public SignIn? SignIn { get; init; }

    /// <summary>What to do about a status where the source has its own way out.</summary>
    public IReadOnlyDictionary<int, string> Advice { get; init; } = new Dictionary<int, string>();

    /// <summary>What an error body tells, null when nothing that may be shown.</summary>
    public Func<byte[], string?>? ReadError { get; init; }
}
