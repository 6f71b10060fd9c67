using System.Globalization;
using System.Text.Json;

namespace BhytWarehouse.Etl.Connectors;

/// <summary>One object of sources.json while it is read: collects every fault with its place, and tells members that nobody asked for.</summary>
internal sealed class SettingsSection
{
    private readonly JsonElement _object;
    private readonly List<SettingsFault> _faults;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public SettingsSection(string path, JsonElement element, List<SettingsFault> faults)
    {
        Path = path;
        _faults = faults;
        _object = element;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("", Show(element), "an object { … }");
        }
    }

    public string Path { get; }

    public bool Has(string name) => TryGet(name, out _);

    public string Text(string name, string expected, string? fallback = null)
    {
        if (!TryGet(name, out JsonElement value))
        {
            return fallback ?? Fault(name, "nothing", expected);
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : Fault(name, Show(value), expected);
    }

    public string Choice(string name, IReadOnlyCollection<string> choices, string? fallback = null)
    {
        string expected = $"one of {string.Join(", ", choices)}";
        string text = Text(name, expected, fallback);
        return text.Length == 0 || choices.Contains(text) ? text : Fault(name, $"'{text}'", expected);
    }

    public int Whole(string name, int least, int most, int fallback)
    {
        if (!TryGet(name, out JsonElement value))
        {
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, Show(value), string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return fallback;
    }

    public IReadOnlyList<string> Texts(string name, string expected, bool isRequired = false)
    {
        if (!TryGet(name, out JsonElement value))
        {
            if (isRequired)
            {
                Fault(name, "nothing", expected);
            }

            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString()!.Length > 0))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        Fault(name, Show(value), $"a list of {expected}");
        return [];
    }

    /// <summary>Lists by name, such as the values chosen of each variable.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string name, string expected)
    {
        Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);
        if (Section(name) is { } section && section._object.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in section._object.EnumerateObject())
            {
                lists[member.Name] = section.Texts(member.Name, expected);
            }
        }

        return lists;
    }

    public Uri Address(string name)
    {
        const string Expected = "an address that begins with https:// (http:// only where there is no sign-in) and holds no user or password";
        string text = Text(name, Expected);
        if (text.Length == 0)
        {
            return new Uri("https://unset.invalid/");
        }

        return ToAddress(name, text, Expected);
    }

    public IReadOnlyList<Uri> Addresses(string name)
    {
        const string Expected = "an address that begins with https:// or http:// and holds no user or password";
        return [.. Texts(name, "addresses", isRequired: true).Select(text => ToAddress(name, text, Expected))];
    }

    /// <summary>Null when it is not there.</summary>
    public SettingsSection? Section(string name) => TryGet(name, out JsonElement value) ? new SettingsSection(PathOf(name), value, _faults) : null;

    public string Fault(string name, string found, string expected)
    {
        _faults.Add(new SettingsFault(PathOf(name), found, expected));
        return "";
    }

    /// <summary>A misspelt member would otherwise be a setting that silently does nothing.</summary>
    public void RefuseOthers()
    {
        if (_object.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty member in _object.EnumerateObject().Where(member => !_known.Contains(member.Name)))
        {
            Fault(member.Name, "a member that is not known here", $"one of {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    private Uri ToAddress(string name, string text, string expected)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" && address!.UserInfo.Length == 0)
        {
            return address;
        }

        Fault(name, address?.UserInfo.Length > 0 ? "an address with a user or password in it" : $"'{text}'", expected);
        return new Uri("https://unset.invalid/");
    }

    private bool TryGet(string name, out JsonElement value)
    {
        _known.Add(name);
        value = default;
        return _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out value);
    }

    private string PathOf(string name) => name.Length == 0 ? Path : Path.Length == 0 ? name : $"{Path}.{name}";

    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{value.GetString()}'",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => "a list that is empty or holds something else",
        JsonValueKind.Object => "an object",
        _ => value.GetRawText(),
    };
}
