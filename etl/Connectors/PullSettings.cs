using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Connectors.Http;
using BhytWarehouse.Etl.Connectors.Sql;

namespace BhytWarehouse.Etl.Connectors;

/// <summary><c>sources.json</c> in the home: where the files of which feed come from. It says what, never when, and holds the names of variables instead of secrets.</summary>
public sealed partial class PullSettings
{
    private static readonly Dictionary<string, SqlEngine> Engines = new(StringComparer.Ordinal) { ["sqlserver"] = SqlEngine.SqlServer, ["postgresql"] = SqlEngine.PostgreSql, ["sqlite"] = SqlEngine.Sqlite };
    private static readonly Dictionary<string, WatermarkKind> Kinds = new(StringComparer.Ordinal) { ["integer"] = WatermarkKind.Integer, ["timestamp"] = WatermarkKind.Timestamp, ["date"] = WatermarkKind.Date };
    private static readonly Dictionary<string, (ContentForm Form, string Extension)> Forms = new(StringComparer.Ordinal) { ["json"] = (ContentForm.Json, ".json"), ["xml"] = (ContentForm.Xml, ".xml"), ["xlsx"] = (ContentForm.Xlsx, ".xlsx"), ["csv"] = (ContentForm.Csv, ".csv") };
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly TimeProvider _time;
    private readonly Func<string, string?> _readVariable;
    private readonly HttpExchangeMaker _http;

    private PullSettings(TimeProvider time, Func<string, string?> readVariable, HttpExchangeMaker http)
    {
        _time = time;
        _readVariable = readVariable;
        _http = http;
    }

    /// <summary>How an exchange is made from the limits of an entry; tests put their own in its place.</summary>
    public delegate HttpExchange HttpExchangeMaker(HttpOptions options);

    public static IReadOnlyList<string> Connectors { get; } = ["http", "pxweb", "dhis2-analytics", "dhis2-datavalues", "nso-units", "sql"];

    public static string PathIn(string home) => Path.Combine(home, "sources.json");

    /// <summary>The entries in their order, or everything that is wrong with the file.</summary>
    /// <param name="feeds">The feeds that there are, each with the endings of its files.</param>
    public static (IReadOnlyList<PullSource> Sources, IReadOnlyList<SettingsFault> Faults) Read(byte[] json, IReadOnlyDictionary<string, IReadOnlyList<string>> feeds, TimeProvider time, Func<string, string?> readVariable, HttpExchangeMaker? http = null) =>
        new PullSettings(time, readVariable, http ?? (options => new HttpExchange(options, time))).Read(json, feeds);

    private (IReadOnlyList<PullSource>, IReadOnlyList<SettingsFault>) Read(byte[] json, IReadOnlyDictionary<string, IReadOnlyList<string>> feeds)
    {
        List<SettingsFault> faults = [];
        List<PullSource> sources = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.AsMemory(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false });
            SettingsSection root = new("", document.RootElement, faults);
            root.Has("sources");
            root.RefuseOthers();
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("sources", out JsonElement listed) && listed.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement entry in listed.EnumerateArray())
                {
                    sources.Add(ReadSource(new SettingsSection(string.Create(CultureInfo.InvariantCulture, $"sources[{sources.Count}]"), entry, faults), feeds, sources));
                }
            }
            else
            {
                root.Fault("sources", "nothing", "a list of sources");
            }
        }
        catch (JsonException syntax)
        {
            faults.Add(new SettingsFault(string.Create(CultureInfo.InvariantCulture, $"line {syntax.LineNumber + 1}"), "text that is not JSON, or a member twice", "JSON (comments and a trailing comma are allowed)"));
        }

        return (faults.Count == 0 ? sources : [], faults);
    }

    private PullSource ReadSource(SettingsSection entry, IReadOnlyDictionary<string, IReadOnlyList<string>> feeds, List<PullSource> before)
    {
        string feed = entry.Choice("feed", [.. feeds.Keys]);
        string connector = entry.Choice("connector", Connectors);
        string name = entry.Text("name", "a name", feed.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"unnamed-{before.Count}") : feed.ToLowerInvariant());
        if (name.Length > 0 && !NameForm().IsMatch(name))
        {
            entry.Fault("name", $"'{name}'", "1 to 40 small letters, digits and hyphens");
        }
        else if (before.Any(source => source.Name == name))
        {
            entry.Fault("name", $"'{name}' for a second time", "a name of its own for each source of a feed");
        }

        IConnector? made = connector switch
        {
            "http" => ReadHttp(entry, feed, feeds),
            "pxweb" => new PxWebConnector(Exchange(entry), entry.Address("url"), entry.Lists("select", "values"), entry.Has("splitBy") ? entry.Text("splitBy", "the code of a variable") : "", entry.Whole("mostCells", 1, 10_000_000, 50_000)),
            "dhis2-analytics" => new Dhis2AnalyticsConnector(Exchange(entry), entry.Address("url"), entry.Texts("dataElements", "identifiers of data elements", isRequired: true), entry.Texts("periods", "periods", isRequired: true), entry.Texts("orgUnits", "identifiers or levels of units", isRequired: true), ReadSignIn(entry)),
            "dhis2-datavalues" => new Dhis2DataValueConnector(Exchange(entry), entry.Address("url"), entry.Text("dataSet", "the identifier of a data set"), entry.Texts("periods", "periods", isRequired: true), entry.Texts("orgUnits", "identifiers of units", isRequired: true), Time(entry, "overlap", TimeSpan.FromDays(1)), ReadSignIn(entry)),
            "nso-units" => new UnitListConnector(Exchange(entry), entry.Address("url"), Dates(entry, "dates"), () => DateOnly.FromDateTime((_time.GetUtcNow() + VietnamOffset).DateTime)),
            "sql" => ReadSql(entry),
            _ => null,
        };
        if (connector.Length > 0)
        {
            entry.RefuseOthers();
        }

        return new PullSource(name, feed, made ?? new NothingConnector());
    }

    private HttpFileConnector ReadHttp(SettingsSection entry, string feed, IReadOnlyDictionary<string, IReadOnlyList<string>> feeds)
    {
        IReadOnlyList<Uri> addresses = entry.Has("urls") ? entry.Addresses("urls") : [entry.Address("url")];
        string form = entry.Choice("form", [.. Forms.Keys]);
        string extension = form.Length == 0 ? "" : Forms[form].Extension;
        if (feed.Length > 0 && form.Length > 0 && !feeds[feed].Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            entry.Fault("form", $"'{form}'", $"a form of the feed {feed}, which takes {string.Join(", ", feeds[feed])}");
        }

        string pageParameter = entry.Has("pageParameter") ? entry.Text("pageParameter", "the name of a query parameter") : "";
        return new HttpFileConnector(Exchange(entry), addresses, form.Length == 0 ? ContentForm.Json : Forms[form].Form, extension, pageParameter, ReadSignIn(entry));
    }

    private SqlConnector ReadSql(SettingsSection entry)
    {
        string engine = entry.Choice("engine", Engines.Keys);
        string variable = entry.Text("connectionVariable", "the name of an environment variable that holds the connection string");
        if (variable.Length > 0 && !VariableForm().IsMatch(variable))
        {
            // Whoever writes the connection string itself here must not see it repeated on the screen.
            entry.Fault("connectionVariable", "something that is no name of a variable", "capital letters, digits and underscores; the connection string itself stands in that variable");
        }

        string query = entry.Text("query", "one SELECT");
        if (query.Length > 0 && !query.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) && !query.TrimStart().StartsWith("WITH", StringComparison.OrdinalIgnoreCase))
        {
            entry.Fault("query", $"'{query.TrimStart().Split(' ')[0]} …'", "one SELECT: a pull only reads");
        }

        WatermarkColumn? watermark = entry.Section("watermark") is { } section ? ReadWatermark(section) : null;
        return new SqlConnector(engine.Length == 0 ? SqlEngine.Sqlite : Engines[engine], variable, query, entry.Texts("columns", "column names"), watermark, TimeSpan.FromSeconds(entry.Whole("patienceSeconds", 1, 86_400, 600)), _readVariable);
    }

    private static WatermarkColumn ReadWatermark(SettingsSection section)
    {
        string column = section.Text("column", "the name of a column");
        string kindName = section.Choice("kind", Kinds.Keys);
        WatermarkKind kind = kindName.Length == 0 ? WatermarkKind.Integer : Kinds[kindName];
        string overlap = section.Text("overlap", "a whole number, or a time such as 1.00:00:00", kind == WatermarkKind.Integer ? "0" : "1.00:00:00");
        bool isSound = kind == WatermarkKind.Integer
            ? long.TryParse(overlap, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            : TimeSpan.TryParse(overlap, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero;
        if (overlap.Length > 0 && !isSound)
        {
            section.Fault("overlap", $"'{overlap}'", kind == WatermarkKind.Integer ? "a whole number such as \"1000\"" : "a time such as \"1.00:00:00\" (one day)");
        }

        section.RefuseOthers();
        return new WatermarkColumn(column, kind, overlap);
    }

    private SignIn? ReadSignIn(SettingsSection entry)
    {
        if (entry.Section("signIn") is not { } section)
        {
            return null;
        }

        string kind = section.Choice("kind", ["basic", "bearer", "token"]);
        string user = kind == "basic" ? section.Text("userVariable", "the name of an environment variable") : "";
        string secret = section.Text("secretVariable", "the name of an environment variable");
        foreach ((string member, string variable) in ((string, string)[])[("userVariable", user), ("secretVariable", secret)])
        {
            if (variable.Length > 0 && !VariableForm().IsMatch(variable))
            {
                section.Fault(member, "something that is no name of a variable", "capital letters, digits and underscores; the secret itself stands in that variable");
            }
        }

        section.RefuseOthers();
        return new SignIn(kind, user, secret, _readVariable);
    }

    private HttpExchange Exchange(SettingsSection entry)
    {
        HttpOptions standard = new();
        return _http(standard with
        {
            LongestSilence = TimeSpan.FromSeconds(entry.Whole("patienceSeconds", 1, 3600, (int)standard.LongestSilence.TotalSeconds)),
            Retries = entry.Whole("retries", 0, 10, standard.Retries),
            LargestAnswer = entry.Whole("mostMegabytes", 1, 100_000, (int)(standard.LargestAnswer / 1_048_576)) * 1_048_576L,
        });
    }

    private static TimeSpan Time(SettingsSection entry, string name, TimeSpan fallback)
    {
        string text = entry.Text(name, "a time such as 1.00:00:00", fallback.ToString());
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero)
        {
            return time;
        }

        entry.Fault(name, $"'{text}'", "a time such as \"1.00:00:00\" (one day)");
        return fallback;
    }

    private static List<DateOnly> Dates(SettingsSection entry, string name)
    {
        List<DateOnly> dates = [];
        foreach (string text in entry.Texts(name, "dates yyyy-MM-dd"))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                dates.Add(date);
            }
            else
            {
                entry.Fault(name, $"'{text}'", "dates yyyy-MM-dd");
            }
        }

        return dates;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{0,99}\z")]
    private static partial Regex VariableForm();

    /// <summary>Stands in for an entry whose connector is not known: the file is refused as a whole, so it is never asked.</summary>
    private sealed class NothingConnector : IConnector
    {
        public string Kind => "";

        public string Question => "";

        public Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken) => throw new InvalidOperationException("A refused sources.json is not pulled from.");
    }
}
