using System.Globalization;
using System.Text.Json.Nodes;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>The published description of the service, with what is known to be wrong in it put right.</summary>
/// <remarks>
/// notifyOption is not required; names and values match whatever their case; a value outside its list is an error in a request only;
/// fields seen on the wire and missing from the description are added; fields in neither are an error everywhere, or a typo would pass.
/// </remarks>
internal sealed class PublishedContract(JsonNode swagger)
{
    private static readonly Dictionary<string, string[]> FieldsOnTheWire = new()
    {
        ["DatasetRefreshRequest"] = ["timeout"],
        ["Refreshes"] = ["@odata.context"],
        ["Refresh"] = ["id", "extendedStatus"],
        ["DatasetRefreshObjects"] = ["status"],
    };

    public static PublishedContract Load() => new(JsonNode.Parse(File.ReadAllText(ContractFactAttribute.SwaggerPath).TrimStart('\uFEFF'))!);

    public JsonNode? FindOperation(string route, string method) => swagger["paths"]?[route]?[method.ToLowerInvariant()];

    public JsonNode RequestSchema(JsonNode operation) => operation["parameters"]!.AsArray().Single(parameter => parameter!["in"]!.GetValue<string>() == "body")!["schema"]!;

    public static JsonNode? Response(JsonNode operation, int status) => operation["responses"]?[status.ToString(CultureInfo.InvariantCulture)];

    public List<string> Check(JsonNode? schema, JsonNode? value, bool isRequest)
    {
        List<string> faults = [];
        Check(schema, value, isRequest, "$", null, faults);
        return faults;
    }

    private void Check(JsonNode? schema, JsonNode? value, bool isRequest, string where, string? definition, List<string> faults)
    {
        if (schema?["$ref"]?.GetValue<string>() is { } reference)
        {
            string name = reference[(reference.LastIndexOf('/') + 1)..];
            JsonNode? target = swagger["definitions"]?[name];
            if (target is null)
            {
                faults.Add($"{where}: {name} is not defined");
                return;
            }

            Check(target, value, isRequest, where, name, faults);
            return;
        }

        if (schema is null || value is null)
        {
            faults.Add($"{where}: {(schema is null ? "nothing is described here" : "null")}");
            return;
        }

        if (schema["properties"] is JsonObject properties)
        {
            CheckObject(schema, properties, value, isRequest, where, definition, faults);
            return;
        }

        bool fits = (schema["type"]?.GetValue<string>(), value.GetValueKind()) switch
        {
            ("string", System.Text.Json.JsonValueKind.String) => true,
            ("boolean", System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => true,
            ("integer", System.Text.Json.JsonValueKind.Number) => value.GetValue<decimal>() % 1 == 0,
            ("array", System.Text.Json.JsonValueKind.Array) => true,
            // A row of a query's answer: its columns are those of the question.
            ("object", System.Text.Json.JsonValueKind.Object) => true,
            _ => false,
        };
        if (!fits)
        {
            faults.Add($"{where}: {value.GetValueKind()} where {schema["type"]} is described");
            return;
        }

        if (value is JsonArray list)
        {
            for (int index = 0; index < list.Count; index++)
            {
                Check(schema["items"], list[index], isRequest, $"{where}[{index}]", null, faults);
            }

            return;
        }

        if (isRequest && schema["enum"] is JsonArray words && !words.Any(word => string.Equals(word!.GetValue<string>(), value.GetValue<string>(), StringComparison.OrdinalIgnoreCase)))
        {
            faults.Add($"{where}: {value} is not among the values described");
        }

        if (schema["format"]?.GetValue<string>() == "date-time" && !DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            faults.Add($"{where}: {value} is not a time");
        }
    }

    private void CheckObject(JsonNode schema, JsonObject properties, JsonNode value, bool isRequest, string where, string? definition, List<string> faults)
    {
        if (value is not JsonObject fields)
        {
            faults.Add($"{where}: {value.GetValueKind()} where an object is described");
            return;
        }

        foreach ((string name, JsonNode? field) in fields)
        {
            JsonNode? described = properties.FirstOrDefault(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
            if (described is not null)
            {
                Check(described, field, isRequest, $"{where}.{name}", null, faults);
            }
            else if (definition is null || !FieldsOnTheWire.GetValueOrDefault(definition, []).Contains(name))
            {
                faults.Add($"{where}.{name}: not described");
            }
        }

        IEnumerable<string> required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [];
        faults.AddRange(required
            .Where(name => name != "notifyOption" && !fields.Any(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => $"{where}.{name}: required and missing"));
    }
}
