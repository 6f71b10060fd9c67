using System.Globalization;
using System.Text.Json;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Files at plain addresses, page by page where the publisher cuts them up.</summary>
/// <param name="pageParameter">Name of the query parameter that counts pages from 1, for answers in JSON with a member 'pager' {page, pageCount}; empty when only Link headers or nothing tell the next page.</param>
public sealed class HttpFileConnector(HttpExchange exchange, IReadOnlyList<Uri> addresses, ContentForm form, string extension, string pageParameter, SignIn? signIn) : IConnector
{
    /// <summary>A publisher that always names a next page would be asked for ever.</summary>
    private const int MostPages = 10_000;

    public string Kind => "http";

    public string Question => string.Join('\n', addresses.Select(address => address.AbsoluteUri)) + $"\n{form} {extension} {pageParameter}";

    public async Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken)
    {
        List<PulledFile> files = [];
        Dictionary<string, DeliveredPart> parts = new(StringComparer.Ordinal);
        for (int index = 0; index < addresses.Count; index++)
        {
            string stem = addresses.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{index + 1}");
            Uri? next = addresses[index];
            int page = 1;
            HashSet<Uri> seen = [];
            while (next is not null)
            {
                if (!seen.Add(next) || page > MostPages)
                {
                    throw new PullException(new PullFinding($"GET {HttpExchange.Show(next)}", page > MostPages ? $"more than {MostPages} pages" : "a next page that was read already", "a last page", "Ask the publisher how its pages end; until then put the file into the drop folder of the feed."));
                }

                // A page is asked for unconditionally: what names the next one may be missing from "not modified".
                string part = page == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}p{page}");
                DeliveredPart? known = memory.Parts.GetValueOrDefault(part);
                HttpAsk ask = new(next, form) { SignIn = signIn };
                HttpDownload download = await exchange.DownloadAsync(ask, folder.PathOf(part), known is not null && (pageParameter.Length > 0 || memory.Parts.ContainsKey(stem + "p2")) ? known with { ETag = "", LastModified = "" } : known, cancellationToken);
                parts[part] = download.ToPart();
                if (!download.IsUnchanged)
                {
                    files.Add(new PulledFile(folder.PathOf(part), part, extension, download.Hash, download.ByteCount, $"GET {HttpExchange.Show(next)}"));
                }

                next = download.NextAddress ?? (pageParameter.Length > 0 ? NextByPager(next, folder.PathOf(part), page) : null);
                page++;
            }
        }

        return new PullYield(files, memory with { Parts = parts }, []);
    }

    private Uri? NextByPager(Uri address, string path, int page)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read);
        using JsonDocument document = JsonDocument.Parse(file);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("pager", out JsonElement pager) || !pager.TryGetProperty("pageCount", out JsonElement count) || !count.TryGetInt32(out int pageCount))
        {
            throw new PullException(new PullFinding($"GET {HttpExchange.Show(address)}", "no member 'pager' with a 'pageCount'", "pages that say how many they are", "Remove 'pageParameter' from sources.json if the answer comes whole."));
        }

        return page < pageCount ? HttpQuery.With(address, pageParameter, (page + 1).ToString(CultureInfo.InvariantCulture)) : null;
    }
}
