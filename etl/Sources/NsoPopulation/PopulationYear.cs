using System.Text.RegularExpressions;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A category of the year dimension.</summary>
/// <param name="Number">0 when no year can be told.</param>
/// <param name="StatusCode">F final, P preliminary (Sơ bộ), E estimate (Ước tính).</param>
internal sealed partial record PopulationYear(int Number, string StatusCode)
{
    /// <summary>Reads labels such as 2024, Sơ bộ 2025, 2025 (Ước tính); any other word leaves the year untold, since nobody knows what it means.</summary>
    public static PopulationYear Of(StatCategory category)
    {
        Match match = Label().Match(category.Label) is { Success: true } labelled ? labelled : Label().Match(category.Code);
        if (!match.Success)
        {
            return new PopulationYear(0, "F");
        }

        int year = int.Parse(match.Groups["year"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        string word = $"{match.Groups["before"].Value}{match.Groups["after"].Value}".Trim();
        return word.Length == 0 ? new PopulationYear(year, "F")
            : StatusOf(word) is { } status ? new PopulationYear(year, status)
            : new PopulationYear(0, "F");
    }

    /// <summary>Null for a word that stands for no known state.</summary>
    public static string? StatusOf(string word) =>
        NsoPopulationTerms.Is("Preliminary", word) ? "P" : NsoPopulationTerms.Is("Estimate", word) ? "E" : null;

    [GeneratedRegex(@"^(?<before>[^0-9()]*)(?<year>(19|20)[0-9]{2})\s*\(?(?<after>[^0-9()]*)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
