namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Aggregated figures of a DHIS2 server (<c>analytics.json</c>), one file for each period so that none grows past the server's limit.</summary>
/// <param name="api">…/api/</param>
/// <param name="periods">Fixed ones such as 202501 or 2025Q1, or relative ones such as LAST_12_MONTHS.</param>
/// <param name="orgUnits">Identifiers or levels (LEVEL-3).</param>
public sealed class Dhis2AnalyticsConnector(HttpExchange exchange, Uri api, IReadOnlyList<string> dataElements, IReadOnlyList<string> periods, IReadOnlyList<string> orgUnits, SignIn? signIn) : IConnector
{
    public string Kind => "dhis2-analytics";

    public string Question => $"{api.AbsoluteUri}\n{string.Join(';', dataElements)}\n{string.Join(';', periods)}\n{string.Join(';', orgUnits)}";

    public IConnector? OfMonth(int monthKey) => Dhis2Period.AreMonths(periods) ? new Dhis2AnalyticsConnector(exchange, api, dataElements, [Dhis2Period.OfMonth(monthKey)], orgUnits, signIn) : null;

    public async Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken)
    {
        List<PulledFile> files = [];
        Dictionary<string, DeliveredPart> parts = new(StringComparer.Ordinal);
        foreach (string period in periods)
        {
            Uri address = HttpQuery.Of(api, "analytics.json",
            [
                ("dimension", $"dx:{string.Join(';', dataElements)}"),
                ("dimension", $"pe:{period}"),
                ("dimension", $"ou:{string.Join(';', orgUnits)}"),
                ("displayProperty", "NAME"),
                ("skipMeta", "false"),
                ("outputIdScheme", "CODE"),
            ]);
            HttpAsk ask = new(address, ContentForm.Json) { SignIn = signIn, Advice = Dhis2Error.Advice, ReadError = Dhis2Error.CodeIn };
            HttpDownload download = await exchange.DownloadAsync(ask, folder.PathOf(period), memory.Parts.GetValueOrDefault(period), cancellationToken);
            parts[period] = download.ToPart();
            if (!download.IsUnchanged)
            {
                files.Add(new PulledFile(folder.PathOf(period), period, ".json", download.Hash, download.ByteCount, $"GET {HttpExchange.Show(address)} period {period}"));
            }
        }

        return new PullYield(files, memory with { Parts = parts }, []);
    }
}
