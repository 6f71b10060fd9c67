using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A json-stat 2.0 dataset as PX-Web answers, laid out: dimensions, categories, published values.</summary>
internal sealed partial class StatTable
{
    private const int LongestShown = 80;
    private const int MostCells = 2_000_000;

    private readonly Func<int, string> _statusOf;

    private StatTable(string label, string updated, IReadOnlyList<StatDimension> dimensions, IReadOnlyDictionary<string, string[]> roles, IReadOnlyList<StatValue> values, int cellCount, Func<int, string> statusOf)
    {
        Label = label;
        Updated = updated;
        Dimensions = dimensions;
        Roles = roles;
        Values = values;
        CellCount = cellCount;
        _statusOf = statusOf;
    }

    public string Label { get; }

    /// <summary>As written; empty when the table does not say.</summary>
    public string Updated { get; }

    public IReadOnlyList<StatDimension> Dimensions { get; }

    public IReadOnlyDictionary<string, string[]> Roles { get; }

    /// <summary>The values that are not null, in the order of the file.</summary>
    public IReadOnlyList<StatValue> Values { get; }

    /// <summary>Cells of the table, published or not.</summary>
    public int CellCount { get; }

    public string StatusOf(int position) => _statusOf(position);

    /// <summary>The category of each dimension for a place in row-major order: the last dimension runs fastest.</summary>
    public int[] CategoriesAt(int position)
    {
        int[] categories = new int[Dimensions.Count];
        for (int dimension = Dimensions.Count - 1; dimension >= 0; dimension--)
        {
            int size = Dimensions[dimension].Categories.Count;
            categories[dimension] = position % size;
            position /= size;
        }

        return categories;
    }

    /// <summary>A table that came in another form; its values have no status of their own.</summary>
    public static StatTable OfGrid(string label, string updated, IReadOnlyList<StatDimension> dimensions, IReadOnlyDictionary<string, string[]> roles, IReadOnlyList<StatValue> values, int cellCount) =>
        new(label, updated, dimensions, roles, values, cellCount, _ => "");

    /// <exception cref="UnreadableTableException">The rule that the content breaks.</exception>
    public static StatTable Parse(ReadOnlyMemory<byte> file)
    {
        int start = file.Span.StartsWith("\uFEFF"u8) ? 3 : 0;

        // The form download of PX-Web ends its answer with one NUL byte.
        ReadOnlyMemory<byte> json = file[start..][..file.Span[start..].TrimEnd((byte)0).Length];
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
        }
        catch (JsonException syntax)
        {
            // Its message can quote the content, which may be anything.
            throw new UnreadableTableException("NP-001", $"not JSON at line {syntax.LineNumber + 1}, byte {syntax.BytePositionInLine} of it, or nested or repeated beyond reason");
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableTableException("NP-001", "text that is not UTF-8");
        }

        using (document)
        {
            try
            {
                return Read(document.RootElement, json.Span, start);
            }
            catch (InvalidOperationException)
            {
                throw new UnreadableTableException("NP-001", "text that is not UTF-8");
            }
        }
    }

    /// <summary>A text of the table as a message may show it: short, and without digits that could be the number of a person.</summary>
    internal static string Cut(string text) => PersonalDigits().Replace(text.Length <= LongestShown ? text : text[..LongestShown] + "…", "?");

    [GeneratedRegex("[0-9]{9,}", RegexOptions.CultureInvariant)]
    private static partial Regex PersonalDigits();

    private static StatTable Read(JsonElement root, ReadOnlySpan<byte> json, int start)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new UnreadableTableException("NP-002", $"JSON of the kind {root.ValueKind}");
        }

        // json-stat 1 wraps the table in a member 'dataset' and keeps names, sizes and roles among the dimensions.
        string declaredClass = Text(root, "class");
        bool isWrapped = root.TryGetProperty("dataset", out JsonElement wrapped) && wrapped.ValueKind == JsonValueKind.Object;
        bool isFirstEdition = isWrapped && declaredClass.Length == 0 && !root.TryGetProperty("value", out _)
            && wrapped.TryGetProperty("dimension", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("id", out _);
        if (!isFirstEdition && (declaredClass != "dataset" || isWrapped))
        {
            throw new UnreadableTableException("NP-002", root.TryGetProperty("dataset", out _) ? "json-stat 1 (a member 'dataset')" : declaredClass.Length == 0 ? "no class" : $"class '{Cut(declaredClass)}'");
        }

        root = isFirstEdition ? wrapped : root;
        JsonElement described = Member(root, "dimension", JsonValueKind.Object);
        JsonElement frame = isFirstEdition ? described : root;
        JsonElement ids = Member(frame, "id", JsonValueKind.Array);
        JsonElement sizes = Member(frame, "size", JsonValueKind.Array);
        if (ids.GetArrayLength() != sizes.GetArrayLength() || ids.GetArrayLength() == 0)
        {
            throw new UnreadableTableException("NP-003", $"{ids.GetArrayLength()} dimensions in 'id', {sizes.GetArrayLength()} in 'size'");
        }

        List<StatDimension> dimensions = [];
        long cellCount = 1;
        for (int index = 0; index < ids.GetArrayLength(); index++)
        {
            if (ids[index].ValueKind != JsonValueKind.String || sizes[index].ValueKind != JsonValueKind.Number || !sizes[index].TryGetInt32(out int size) || size < 1)
            {
                throw new UnreadableTableException("NP-003", $"dimension {index + 1} without a name or a whole size above zero");
            }

            cellCount = Math.Min(cellCount * size, int.MaxValue);
            if (cellCount > MostCells)
            {
                throw new UnreadableTableException("NP-004", $"sizes for more than {MostCells} cells");
            }

            string id = ids[index].GetString()!;
            if (!described.TryGetProperty(id, out JsonElement dimension) || dimension.ValueKind != JsonValueKind.Object)
            {
                throw new UnreadableTableException("NP-003", $"no description of dimension '{Cut(id)}'");
            }

            dimensions.Add(ReadDimension(id, size, dimension));
        }

        if (dimensions.Select(dimension => dimension.Id).Distinct(StringComparer.Ordinal).Count() != dimensions.Count)
        {
            throw new UnreadableTableException("NP-003", "a dimension twice in 'id'");
        }

        if (!root.TryGetProperty("value", out JsonElement value) || value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            throw new UnreadableTableException("NP-004", "no array or object 'value'");
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() != cellCount)
        {
            throw new UnreadableTableException("NP-004", $"{value.GetArrayLength()} values for {cellCount} cells ({string.Join(" x ", dimensions.Select(dimension => dimension.Categories.Count))})");
        }

        Dictionary<string, string[]> roles = new(StringComparer.Ordinal);
        if (frame.TryGetProperty("role", out JsonElement role) && role.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty entry in role.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Array))
            {
                roles[entry.Name] = [.. entry.Value.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)];
            }
        }

        return new StatTable(Text(root, "label"), Text(root, "updated"), dimensions, roles, ReadValues(json, start, (int)cellCount, isFirstEdition), (int)cellCount, Statuses(root));
    }

    private static StatDimension ReadDimension(string id, int size, JsonElement dimension)
    {
        if (!dimension.TryGetProperty("category", out JsonElement category) || category.ValueKind != JsonValueKind.Object)
        {
            throw new UnreadableTableException("NP-003", $"no categories of dimension '{Cut(id)}'");
        }

        JsonElement labels = category.TryGetProperty("label", out JsonElement found) && found.ValueKind == JsonValueKind.Object ? found : default;
        string?[] codes = new string?[size];
        bool isSound = true;
        if (!category.TryGetProperty("index", out JsonElement index))
        {
            // Only a dimension of one category may leave the index out; its label then tells the code.
            isSound = size == 1 && labels.ValueKind == JsonValueKind.Object && labels.EnumerateObject().Count() == 1;
            codes[0] = isSound ? labels.EnumerateObject().First().Name : null;
        }
        else if (index.ValueKind == JsonValueKind.Array)
        {
            isSound = index.GetArrayLength() == size;
            for (int place = 0; isSound && place < size; place++)
            {
                codes[place] = index[place].ValueKind == JsonValueKind.String ? index[place].GetString() : index[place].GetRawText();
            }
        }
        else if (index.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty entry in index.EnumerateObject())
            {
                if (entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetInt32(out int place) && place >= 0 && place < size && codes[place] is null)
                {
                    codes[place] = entry.Name;
                }
                else
                {
                    isSound = false;
                }
            }
        }

        if (!isSound || codes.Contains(null) || codes.Distinct(StringComparer.Ordinal).Count() != size)
        {
            throw new UnreadableTableException("NP-003", $"categories of dimension '{Cut(id)}' that do not fill its {size} places once each");
        }

        JsonElement units = category.TryGetProperty("unit", out found) && found.ValueKind == JsonValueKind.Object ? found : default;
        string ownLabel = Text(dimension, "label");
        return new StatDimension(id, ownLabel.Length == 0 ? id : ownLabel, [.. codes.Select(code => new StatCategory(code!, LabelOf(labels, code!), UnitOf(units, code!)))]);
    }

    private static string LabelOf(JsonElement labels, string code) =>
        labels.ValueKind == JsonValueKind.Object && Text(labels, code) is { Length: > 0 } label ? label : code;

    private static string UnitOf(JsonElement units, string code)
    {
        if (units.ValueKind != JsonValueKind.Object || !units.TryGetProperty(code, out JsonElement unit))
        {
            return "";
        }

        return unit.ValueKind switch
        {
            JsonValueKind.String => unit.GetString()!,
            JsonValueKind.Object => Text(unit, "base") is { Length: > 0 } basis ? basis : Text(unit, "label"),
            _ => "",
        };
    }

    private static List<StatValue> ReadValues(ReadOnlySpan<byte> json, int start, int cellCount, bool isFirstEdition)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 32 });
        bool isInside = !isFirstEdition;
        while (reader.Read() && !(isInside && reader.CurrentDepth == (isFirstEdition ? 2 : 1) && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("value"u8)))
        {
            if (isFirstEdition && reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                isInside = reader.ValueTextEquals("dataset"u8);
            }
        }

        reader.Read();
        bool isSparse = reader.TokenType == JsonTokenType.StartObject;
        List<StatValue> values = [];
        for (int position = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject); position++)
        {
            int place = position;
            if (isSparse)
            {
                string key = reader.GetString()!;
                if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out place) || place >= cellCount)
                {
                    throw new UnreadableTableException("NP-004", $"a sparse value at '{Cut(key)}', outside of {cellCount} cells");
                }

                if (key.Length > 1 && key[0] == '0')
                {
                    throw new UnreadableTableException("NP-004", $"a sparse value at '{Cut(key)}', which is not how a place is written");
                }

                reader.Read();
            }

            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            long offset = start + reader.TokenStartIndex;
            decimal? number = reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal read) ? read : null;
            reader.Skip();
            values.Add(new StatValue(place, number, offset, (int)(start + reader.BytesConsumed - offset)));
        }

        return values;
    }

    private static Func<int, string> Statuses(JsonElement root)
    {
        if (!root.TryGetProperty("status", out JsonElement status))
        {
            return _ => "";
        }

        Dictionary<int, string> byPosition = [];
        switch (status.ValueKind)
        {
            case JsonValueKind.String:
                string common = status.GetString()!;
                return _ => common;
            case JsonValueKind.Array:
                int place = 0;
                foreach (JsonElement entry in status.EnumerateArray())
                {
                    if (entry.ValueKind == JsonValueKind.String)
                    {
                        byPosition[place] = entry.GetString()!;
                    }

                    place++;
                }

                // json-stat allows one status in an array to stand for all.
                if (place == 1)
                {
                    string only = byPosition.GetValueOrDefault(0, "");
                    return _ => only;
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty entry in status.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.String))
                {
                    if (int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int position))
                    {
                        byPosition[position] = entry.Value.GetString()!;
                    }
                }

                break;
        }

        return position => byPosition.GetValueOrDefault(position, "");
    }

    private static JsonElement Member(JsonElement root, string name, JsonValueKind kind) =>
        root.TryGetProperty(name, out JsonElement member) && member.ValueKind == kind ? member : throw new UnreadableTableException("NP-003", $"no {kind.ToString().ToLowerInvariant()} '{name}'");

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : "";
}
