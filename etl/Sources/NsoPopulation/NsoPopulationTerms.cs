using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>The words by which the statistics office names dimensions, measures, units and states, in both languages (NsoPopulationTerms.csv beside this file).</summary>
internal static class NsoPopulationTerms
{
    private static readonly FrozenDictionary<string, string[]> ByRole = Read();

    /// <summary>Whether the text is one of the terms, whatever its case and spacing.</summary>
    public static bool Is(string role, string text) => ByRole[role].Contains(Plain(text), StringComparer.OrdinalIgnoreCase);

    /// <summary>The part behind a term with which the text starts, null when it starts with none.</summary>
    public static string? Behind(string role, string text)
    {
        string plain = Plain(text);
        string? longest = ByRole[role].Where(term => plain.StartsWith(term, StringComparison.OrdinalIgnoreCase)).MaxBy(term => term.Length);
        return longest is null ? null : plain[longest.Length..].Trim();
    }

    public static string List(string role) => string.Join(", ", ByRole[role].Select(term => $"'{term}'"));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static FrozenDictionary<string, string[]> Read()
    {
        Type home = typeof(NsoPopulationTerms);
        using StreamReader text = new(home.Assembly.GetManifestResourceStream($"{home.Namespace}.NsoPopulationTerms.csv")!, Encoding.UTF8);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<(string Role, string Text)> terms = [];
        while (csv.Read())
        {
            terms.Add((csv.GetField("Role")!, csv.GetField("Text")!));
        }

        return terms.GroupBy(term => term.Role, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Select(term => term.Text).ToArray(), StringComparer.Ordinal);
    }
}
