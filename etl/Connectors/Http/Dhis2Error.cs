using System.Text.Json;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>What DHIS2 says when it refuses.</summary>
internal static class Dhis2Error
{
    public static IReadOnlyDictionary<int, string> Advice { get; } = new Dictionary<int, string>
    {
        [409] = "Look up the code of the error in the documentation of DHIS2: an identifier in sources.json is unknown there, or too much is asked for at once.",
    };

    /// <summary>The code of the error only: its message can name the user.</summary>
    public static string? CodeIn(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("errorCode", out JsonElement code) && code.ValueKind == JsonValueKind.String && code.GetString() is { Length: <= 10 } text ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
