using System.Globalization;
using System.Text.Json;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Reads properties whatever their case and type: the published contract and the wire disagree on both.</summary>
internal static class TolerantJson
{
    public static bool TryFind(this JsonElement element, string name, out JsonElement value)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    value = property.Value;
                    return value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
                }
            }
        }

        value = default;
        return false;
    }

    public static string? FindText(this JsonElement element, string name) => !element.TryFind(name, out JsonElement value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    /// <summary>Times come with a Z in the history and without a zone in the details; both mean UTC.</summary>
    public static DateTimeOffset? FindTime(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.FindText(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;

    public static IEnumerable<JsonElement> FindObjects(this JsonElement element, string name) =>
        element.TryFind(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)
            : [];
}
