using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Sources.Tables;
using CsvHelper;

namespace BhytWarehouse.Etl.Sources.MohFacilities;

/// <summary>The words that registers use for levels, lines, classes and ownership, and what they mean (Terms.csv): a province's own wording is added there.</summary>
internal static class FacilityTerms
{
    private static readonly FrozenDictionary<(string Field, string Term), string> Meanings = Read();

    /// <summary>Empty for an empty value; null for a word that the list does not have.</summary>
    public static string? Meaning(string field, string text) =>
        text.Length == 0 ? "" : Meanings.GetValueOrDefault((field, HeadingText.Fold(text)));

    private static FrozenDictionary<(string, string), string> Read()
    {
        using StreamReader text = new(typeof(FacilityTerms).Assembly.GetManifestResourceStream(typeof(FacilityTerms).Namespace + ".Terms.csv")!, Encoding.UTF8);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        Dictionary<(string, string), string> meanings = [];
        while (csv.Read())
        {
            meanings.Add((csv.GetField("Field")!, HeadingText.Fold(csv.GetField("Term"))), csv.GetField("Meaning")!);
        }

        return meanings.ToFrozenDictionary();
    }
}
