using System.Text.RegularExpressions;

namespace BhytWarehouse.Schema;

/// <summary>How a periodic snapshot follows from spans of another fact, as its Snapshot tag says: a month is touched by the spans that hold at its end.</summary>
/// <remarks>Written <c>of CardSpan from SpanStartDateKey to SpanEndDateKey within ExtractDateKey of EnrolmentExtract</c>; the last column, of a dimension, bounds the months that are taken at all.</remarks>
public sealed partial record WarehouseSnapshot(string Fact, string FromColumn, string ToColumn, string WithinColumn, string WithinDimension)
{
    /// <summary>Null when the header has no Snapshot: then nothing is known of what touches a month.</summary>
    /// <exception cref="FormatException">The tag is not written as above.</exception>
    public static WarehouseSnapshot? Of(WarehouseObject table)
    {
        if (!table.Header.TryGetValue("Snapshot", out string? text))
        {
            return null;
        }

        Match snapshot = Grammar().Match(text);
        return snapshot.Success
            ? new WarehouseSnapshot(snapshot.Groups["fact"].Value, snapshot.Groups["from"].Value, snapshot.Groups["to"].Value, snapshot.Groups["within"].Value, snapshot.Groups["dimension"].Value)
            : throw new FormatException($"{table.Schema}.{table.Name}, Snapshot '{text}': expected 'of Fact from DateColumn to DateColumn within DateColumn of Dimension'.");
    }

    [GeneratedRegex(@"^of (?<fact>\w+) from (?<from>\w+DateKey) to (?<to>\w+DateKey) within (?<within>\w+DateKey) of (?<dimension>\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
