using System.Text.Json;

namespace BhytWarehouse.Warehouse.Tests.Fixtures;

/// <summary>One named case of a view: rows that are given, and the rows that the view must make of them.</summary>
/// <param name="View">schema.Name.</param>
/// <param name="Name">A sentence.</param>
/// <param name="IsMissing">The case in which the view's reference data is missing: the rule does not apply.</param>
/// <param name="HasEmptyDenominator">The case of an indicator whose denominator is empty.</param>
public sealed record ViewFixture(
    string View,
    string Name,
    bool IsMissing,
    bool HasEmptyDenominator,
    IReadOnlyList<(string Table, IReadOnlyDictionary<string, object> Row)> Given,
    IReadOnlyList<IReadOnlyDictionary<string, object>> Expect)
{
    private static readonly string[] Stages = ["signal", "indicator"];

    private static readonly Lazy<IReadOnlyList<ViewFixture>> Read = new(() => [.. Stages.SelectMany(InFolder)]);

    /// <summary>Every case of every file signal/X.json and indicator/X.json.</summary>
    public static IReadOnlyList<ViewFixture> All => Read.Value;

    private static IEnumerable<ViewFixture> InFolder(string stage)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, stage);
        foreach (string path in (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []).Order(StringComparer.Ordinal))
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllText(path));
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (JsonProperty named in file.RootElement.EnumerateObject())
            {
                names.Add(named.Name).ShouldBeTrue($"{path}: two cases are named '{named.Name}'");
                yield return Of($"{stage}.{Path.GetFileNameWithoutExtension(path)}", named);
            }
        }
    }

    private static ViewFixture Of(string view, JsonProperty named)
    {
        JsonElement fixture = named.Value;
        foreach (JsonProperty part in fixture.EnumerateObject())
        {
            part.Name.ShouldBeOneOf("given", "expect", "missing", "emptyDenominator");
        }

        return new ViewFixture(
            view,
            named.Name,
            fixture.TryGetProperty("missing", out JsonElement missing) && missing.GetBoolean(),
            fixture.TryGetProperty("emptyDenominator", out JsonElement empty) && empty.GetBoolean(),
            [.. fixture.GetProperty("given").EnumerateObject().SelectMany(table => table.Value.EnumerateArray().Select(row => (table.Name, RowOf(row))))],
            [.. fixture.GetProperty("expect").EnumerateArray().Select(RowOf)]);
    }

    private static IReadOnlyDictionary<string, object> RowOf(JsonElement row) => row.EnumerateObject().ToDictionary(
        column => column.Name,
        column => column.Value.ValueKind switch
        {
            JsonValueKind.String => (object)column.Value.GetString()!,
            JsonValueKind.Number => column.Value.GetDecimal(),
            _ => throw new FormatException($"{column.Name} is {column.Value.GetRawText()}; expected a number or a text."),
        },
        StringComparer.Ordinal);
}
