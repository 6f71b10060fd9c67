namespace BhytWarehouse.Etl.Tests.Connectors.Http;

/// <summary>A request as it came over the wire.</summary>
internal sealed record StandInRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>Values of a query parameter, in order.</summary>
    public IReadOnlyList<string> Query(string name) =>
        [.. (Target.Split('?') is [_, var query] ? query : "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Where(pair => Uri.UnescapeDataString(pair[0]) == name).Select(pair => Uri.UnescapeDataString(pair[1]))];

    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
