using System.Globalization;
using System.Text.Json;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Values of a data set as the units entered them (<c>dataValueSets</c> of DHIS2): all of the periods at first, then what was changed since.</summary>
/// <param name="overlap">How far before the last change that was read the next pull begins: values are written to the server later than they are stamped.</param>
public sealed class Dhis2DataValueConnector(HttpExchange exchange, Uri api, string dataSet, IReadOnlyList<string> periods, IReadOnlyList<string> orgUnits, TimeSpan overlap, SignIn? signIn) : IConnector
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFzzz", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd"];

    public string Kind => "dhis2-datavalues";

    public string Question => $"{api.AbsoluteUri}\n{dataSet}\n{string.Join(';', periods)}\n{string.Join(';', orgUnits)}";

    public IConnector? OfMonth(int monthKey) => Dhis2Period.AreMonths(periods) ? new Dhis2DataValueConnector(exchange, api, dataSet, [Dhis2Period.OfMonth(monthKey)], orgUnits, overlap, signIn) : null;

    public async Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken)
    {
        List<(string, string)> parameters = [("dataSet", dataSet), .. periods.Select(period => ("period", period)), .. orgUnits.Select(unit => ("orgUnit", unit)), ("children", "true"), ("orgUnitIdScheme", "CODE"), ("dataElementIdScheme", "CODE")];
        if (memory.Watermark is { } last)
        {
            DateTimeOffset from = DateTimeOffset.Parse(last, CultureInfo.InvariantCulture) - overlap;
            parameters.Add(("lastUpdated", from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));
        }

        Uri address = HttpQuery.Of(api, "dataValueSets.json", parameters);
        HttpAsk ask = new(address, ContentForm.Json) { SignIn = signIn, Advice = Dhis2Error.Advice, ReadError = Dhis2Error.CodeIn };

        // The address changes with the watermark, so an ETag of before says nothing; the hash still tells an overlap that brought nothing new.
        DeliveredPart? known = memory.Parts.GetValueOrDefault("");
        HttpDownload download = await exchange.DownloadAsync(ask, folder.PathOf(""), known is null ? null : known with { ETag = "", LastModified = "" }, cancellationToken);
        (int count, DateTimeOffset? newest) = Scan(folder.PathOf(""), address);
        PullMemory next = memory with
        {
            Parts = new Dictionary<string, DeliveredPart> { [""] = download.ToPart() },
            Watermark = newest is { } moment && (memory.Watermark is null || moment > DateTimeOffset.Parse(memory.Watermark, CultureInfo.InvariantCulture)) ? moment.ToString("O", CultureInfo.InvariantCulture) : memory.Watermark,
        };
        return count == 0 || download.IsUnchanged
            ? new PullYield([], next, [])
            : new PullYield([new PulledFile(folder.PathOf(""), "", ".json", download.Hash, download.ByteCount, $"GET {HttpExchange.Show(address)} since {memory.Watermark ?? "the beginning"}")], next, []);
    }

    /// <summary>How many values came and when the last of them was changed: never a moment of which nothing was read.</summary>
    private static (int Count, DateTimeOffset? Newest) Scan(string path, Uri address)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read);
        using JsonDocument document = JsonDocument.Parse(file);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new PullException(new PullFinding($"GET {HttpExchange.Show(address)}", "JSON without a data value set", "an object with 'dataValues'", "Compare 'url' in sources.json with the address of the interface (…/api/)."));
        }

        // A set without values is answered as an empty object.
        if (!document.RootElement.TryGetProperty("dataValues", out JsonElement values) || values.ValueKind != JsonValueKind.Array)
        {
            return (0, null);
        }

        DateTimeOffset? newest = null;
        foreach (JsonElement value in values.EnumerateArray())
        {
            if (value.TryGetProperty("lastUpdated", out JsonElement updated) && updated.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParseExact(updated.GetString(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
                && (newest is null || moment > newest))
            {
                newest = moment;
            }
        }

        return (values.GetArrayLength(), newest);
    }
}
