namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Query strings.</summary>
internal static class HttpQuery
{
    /// <summary>The address with a parameter set, in place of one of that name.</summary>
    public static Uri With(Uri address, string name, string value)
    {
        IEnumerable<string> kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => Uri.UnescapeDataString(pair.Split('=')[0]) != name);
        return new UriBuilder(address) { Query = string.Join('&', kept.Append($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}")) }.Uri;
    }

    /// <summary>The address with further parameters; a name may come more than once.</summary>
    public static Uri Of(Uri address, string relative, IEnumerable<(string Name, string Value)> parameters) =>
        new UriBuilder(new Uri(address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"), relative))
        {
            Query = string.Join('&', parameters.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}")),
        }.Uri;
}
