using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>Data elements (DataElements.csv) and headings (Headings.csv) beside this file: another name is another line there.</summary>
internal static class MohStatisticsTerms
{
    private static readonly FrozenDictionary<string, DataElement> Elements = Read("DataElements.csv")
        .Select(row => new DataElement(row[0], row[1], row[2] == "Facility"))
        .ToFrozenDictionary(element => element.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, StatisticField> Headings = Read("Headings.csv")
        .ToFrozenDictionary(row => Fold(row[1]), row => Enum.Parse<StatisticField>(row[0]), StringComparer.Ordinal);

    public static IEnumerable<DataElement> AllElements => Elements.Values;

    /// <summary>Null for one that is not taken.</summary>
    public static DataElement? Element(string code) => Elements.GetValueOrDefault(code.Trim());

    public static StatisticField? FieldOf(string heading) => Headings.TryGetValue(Fold(heading), out StatisticField field) ? field : null;

    /// <summary>Letters without tone marks and digits only.</summary>
    private static string Fold(string heading) =>
        string.Concat(heading.Normalize(NormalizationForm.FormD).ToLowerInvariant().Replace('đ', 'd').Where(letter => char.IsAsciiLetterOrDigit(letter)));

    private static List<string[]> Read(string name)
    {
        Type home = typeof(MohStatisticsTerms);
        using StreamReader text = new(home.Assembly.GetManifestResourceStream($"{home.Namespace}.{name}")!, Encoding.UTF8);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<string[]> rows = [];
        while (csv.Read())
        {
            rows.Add(csv.Parser.Record!);
        }

        return rows;
    }
}
