using System.Text.RegularExpressions;

namespace BhytWarehouse.SchemaCompiler;

/// <summary>What the comment lines at the head of a file say: code, title and tags such as Grain or Known innocent.</summary>
public sealed partial class HeaderComment
{
    /// <summary>The tag under which lines stand that come before any tag.</summary>
    public const string Description = "Description";

    private HeaderComment(string? code, string? title, IReadOnlyDictionary<string, string> tags) => (Code, Title, Tags) = (code, title, tags);

    public string? Code { get; }

    public string? Title { get; }

    public IReadOnlyDictionary<string, string> Tags { get; }

    public static HeaderComment Parse(IEnumerable<string> commentLines)
    {
        string? code = null;
        string? title = null;
        SortedDictionary<string, string> tags = new(StringComparer.OrdinalIgnoreCase);
        string current = Description;
        foreach (string line in commentLines)
        {
            string text = line.TrimStart('-');
            string words = text.Trim();
            bool isIndented = text.StartsWith("  ", StringComparison.Ordinal);
            if (words.Length == 0)
            {
                continue;
            }

            if (!isIndented && code is null && tags.Count == 0 && CodeAndTitle().Match(words) is { Success: true } coded)
            {
                (code, title) = (coded.Groups["code"].Value, coded.Groups["title"].Value);
                continue;
            }

            Match tagged = isIndented ? Match.Empty : Tag().Match(words);
            (current, string value) = tagged.Success ? (tagged.Groups["tag"].Value, tagged.Groups["text"].Value) : (current, words);
            tags[current] = tags.TryGetValue(current, out string? before) ? before + " " + value : value;
        }

        return new HeaderComment(code, title, tags);
    }

    [GeneratedRegex(@"^(?<code>[A-Z]{1,3}-?\d{2,3})\s{2,}(?<title>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeAndTitle();

    // A written list, so that prose with a colon stays prose. Words that prose often begins with want a colon or a gap behind them.
    [GeneratedRegex(
        @"^(?:(?<tag>Grain|Numerator|Denominator|Exclusions|Caution|Suspicion|Known innocent|Amount at risk):?\s+|(?<tag>Vietnamese|Alarm|Needs|Scope|Thresholds|Version|Valid|Key|Basis|Conserves|Type [0-9]|Role|Slices|Snapshot|Unit|Source|Feeds|Note|Persons?|Tokens|Forgets|Suppressed|Not suppressed|Period|Units|Hides)(?::\s+|\s{2,}))(?<text>\S.*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
