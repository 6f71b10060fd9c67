using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>One table of a PX-Web server through its JSON API v1: what it holds, then its cells as json-stat2, in slices by year when the table is large.</summary>
/// <param name="table">…/api/v1/{language}/{database}/{table}.px</param>
/// <param name="chosen">Values by code of the variable; a variable that is not named comes whole.</param>
/// <param name="splitBy">The variable by which a large table is sliced; empty for the one of time.</param>
/// <param name="mostCells">Cells that the server gives at once.</param>
public sealed class PxWebConnector(HttpExchange exchange, Uri table, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, string splitBy, int mostCells) : IConnector
{
    private const string WayOut = "The table is not to be had through the interface. Download it from the form of the same table as JSON-stat or Excel and put that file into the drop folder of the feed.";

    private static readonly string[] TimeWords = ["Năm", "Year", "Years"];

    public string Kind => "pxweb";

    public string Question => $"{table.AbsoluteUri}\n{string.Join('\n', chosen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}"))}\n{splitBy}\n{mostCells}";

    public async Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken)
    {
        IReadOnlyList<Variable> variables = await ReadVariablesAsync(folder, cancellationToken);
        List<PulledFile> files = [];
        Dictionary<string, DeliveredPart> parts = new(StringComparer.Ordinal);
        string? edition = null;
        foreach ((string part, JsonObject query) in Slices(variables))
        {
            string path = folder.PathOf(part);
            HttpAsk ask = new(table, ContentForm.Json) { Body = query.ToJsonString(), Advice = new Dictionary<int, string> { [403] = WayOut, [404] = WayOut, [405] = WayOut } };
            HttpDownload download = await exchange.DownloadAsync(ask, path, memory.Parts.GetValueOrDefault(part), cancellationToken);
            string updated = UpdatedOf(path);
            if (edition is not null && edition != updated)
            {
                throw new PullException(new PullFinding($"POST {HttpExchange.Show(table)}", $"slices of two editions ({edition} and {updated})", "one edition", "The table was published anew meanwhile; pull again."));
            }

            edition = updated;
            parts[part] = download.ToPart();
            if (!download.IsUnchanged)
            {
                files.Add(new PulledFile(path, part, ".json", download.Hash, download.ByteCount, $"POST {HttpExchange.Show(table)} {query["query"]!.ToJsonString()}"));
            }
        }

        return new PullYield(files, memory with { Parts = parts }, []);
    }

    private async Task<IReadOnlyList<Variable>> ReadVariablesAsync(PullFolder folder, CancellationToken cancellationToken)
    {
        string path = folder.PathOf("variables");
        await exchange.DownloadAsync(new HttpAsk(table, ContentForm.Json) { Advice = new Dictionary<int, string> { [403] = WayOut, [404] = WayOut } }, path, known: null, cancellationToken);
        using JsonDocument document = JsonDocument.Parse(TrimNul(await File.ReadAllBytesAsync(path, cancellationToken)));
        File.Delete(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("variables", out JsonElement listed) || listed.ValueKind != JsonValueKind.Array)
        {
            throw new PullException(new PullFinding($"GET {HttpExchange.Show(table)}", "no list of variables", "the description of a table", "'url' must name the table itself (…/table.px), not a folder of tables."));
        }

        List<Variable> variables = [.. listed.EnumerateArray().Select(variable => new Variable(
            variable.GetProperty("code").GetString() ?? "",
            variable.TryGetProperty("text", out JsonElement text) ? text.GetString() ?? "" : "",
            [.. variable.GetProperty("values").EnumerateArray().Select(value => value.GetString() ?? "")],
            variable.TryGetProperty("time", out JsonElement time) && time.ValueKind == JsonValueKind.True))];
        foreach ((string code, IReadOnlyList<string> values) in chosen)
        {
            Variable variable = variables.FirstOrDefault(variable => variable.Code == code)
                ?? throw Lost($"no variable '{code}'", $"one of {string.Join(", ", variables.Select(variable => $"'{variable.Code}'"))}");
            if (values.FirstOrDefault(value => !variable.Values.Contains(value)) is { } lost)
            {
                throw Lost($"no value '{lost}' of '{code}'", "the values named in sources.json");
            }
        }

        return variables;

        PullException Lost(string found, string expected) => new(new PullFinding($"GET {HttpExchange.Show(table)}", found, expected, "The publisher has changed the table; correct 'select' in sources.json."));
    }

    /// <summary>One slice when the cells are few enough, else one for as many values of the splitting variable as fit.</summary>
    /// <remarks>By time, not by area: a slice that holds some areas only looks like a table of its own, in which places in a list can pass for codes of provinces.</remarks>
    private IEnumerable<(string Part, JsonObject Query)> Slices(IReadOnlyList<Variable> variables)
    {
        Dictionary<string, IReadOnlyList<string>> taken = variables.ToDictionary(variable => variable.Code, variable => chosen.GetValueOrDefault(variable.Code) ?? variable.Values, StringComparer.Ordinal);
        long cells = taken.Values.Aggregate(1L, (product, values) => Math.Min(product * values.Count, int.MaxValue));
        if (cells <= mostCells)
        {
            yield return ("", Query(taken));
            yield break;
        }

        Variable? split = variables.FirstOrDefault(variable => splitBy.Length > 0 ? variable.Code == splitBy : variable.IsTime || TimeWords.Contains(variable.Code, StringComparer.OrdinalIgnoreCase) || TimeWords.Contains(variable.Text, StringComparer.OrdinalIgnoreCase));
        long each = split is null ? cells : cells / taken[split.Code].Count;
        if (split is null || each > mostCells)
        {
            throw new PullException(new PullFinding(
                HttpExchange.Show(table),
                string.Create(CultureInfo.InvariantCulture, $"{cells} cells{(split is null ? " and no variable of time" : $", {each} for each value of '{split.Code}'")}"),
                string.Create(CultureInfo.InvariantCulture, $"at most {mostCells} at once"),
                "Choose fewer values by 'select', or name another variable by 'splitBy' in sources.json."));
        }

        IReadOnlyList<string> all = taken[split.Code];
        int step = (int)(mostCells / each);
        for (int from = 0, number = 1; from < all.Count; from += step, number++)
        {
            taken[split.Code] = [.. all.Skip(from).Take(step)];
            yield return (number.ToString("000", CultureInfo.InvariantCulture), Query(taken));
        }
    }

    private static JsonObject Query(IReadOnlyDictionary<string, IReadOnlyList<string>> taken) => new()
    {
        ["query"] = new JsonArray([.. taken.Select(pair => (JsonNode)new JsonObject
        {
            ["code"] = pair.Key,
            ["selection"] = new JsonObject { ["filter"] = "item", ["values"] = new JsonArray([.. pair.Value.Select(value => (JsonNode)value)]) },
        })]),
        ["response"] = new JsonObject { ["format"] = "json-stat2" },
    };

    private static string UpdatedOf(string path)
    {
        using JsonDocument document = JsonDocument.Parse(TrimNul(File.ReadAllBytes(path)));
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("updated", out JsonElement updated) && updated.ValueKind == JsonValueKind.String ? updated.GetString()! : "";
    }

    private static ReadOnlyMemory<byte> TrimNul(byte[] text)
    {
        int start = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        return text.AsMemory(start, text.AsSpan(start).TrimEnd((byte)0).Length);
    }

    private sealed record Variable(string Code, string Text, IReadOnlyList<string> Values, bool IsTime);
}
