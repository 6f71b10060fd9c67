using System.Text.RegularExpressions;

namespace BhytWarehouse.Schema;

/// <summary>How a periodic snapshot follows from spans of another fact, as its Snapshot tag says: a month is touched by the spans that hold at its end.</summary>
/// <remarks>Written <c>of CardSpan from SpanStartDateKey to SpanEndDateKey within ExtractDateKey</c>; the last column bounds the months that are taken at all.</remarks>
public sealed partial record WarehouseSnapshot(string Fact, string FromColumn, string ToColumn, string WithinColumn)
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
            ? new WarehouseSnapshot(snapshot.Groups["fact"].Value, snapshot.Groups["from"].Value, snapshot.Groups["to"].Value, snapshot.Groups["within"].Value)
            : throw new FormatException($"{table.Schema}.{table.Name}, Snapshot '{text}': expected 'of Fact from DateColumn to DateColumn within DateColumn'.");
    }

    [GeneratedRegex(@"^of (?<fact>\w+) from (?<from>\w+DateKey) to (?<to>\w+DateKey) within (?<within>\w+DateKey)$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
